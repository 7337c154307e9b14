namespace Dtks.Domain.Evidence;

/// <summary>What happened to a document, as its history shows it: stable codes.</summary>
public static class EvidenceEventCodes
{
    /// <summary>An upload was declared (MUS-6).</summary>
    public const string Declared = "evidence.declared";

    /// <summary>An upload was said to be complete (MUS-6).</summary>
    public const string Completed = "evidence.completed";

    /// <summary>A document was accepted (MUS-7).</summary>
    public const string Accepted = "evidence.accepted";

    /// <summary>A document was rejected (MUS-7).</summary>
    public const string Rejected = "evidence.rejected";

    /// <summary>An upload never came.</summary>
    public const string Expired = "evidence.expired";
}
