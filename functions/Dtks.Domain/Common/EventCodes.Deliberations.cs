namespace Dtks.Domain.Common;

public static partial class EventCodes
{
    /// <summary>A deliberation was recorded (MUS-1).</summary>
    public const string DeliberationOpened = "deliberation.opened";

    /// <summary>Its decisions were recorded (MUS-2).</summary>
    public const string DecisionsRecorded = "deliberation.decisionsRecorded";

    /// <summary>It was concluded (MUS-7).</summary>
    public const string DeliberationConcluded = "deliberation.concluded";

    /// <summary>An upload was declared (MUS-6).</summary>
    public const string EvidenceDeclared = "evidence.declared";

    /// <summary>An upload was said to be complete (MUS-6).</summary>
    public const string EvidenceCompleted = "evidence.completed";

    /// <summary>A document was accepted (MUS-7).</summary>
    public const string EvidenceAccepted = "evidence.accepted";

    /// <summary>A document was rejected (MUS-7).</summary>
    public const string EvidenceRejected = "evidence.rejected";

    /// <summary>An upload never came.</summary>
    public const string EvidenceExpired = "evidence.expired";
}
