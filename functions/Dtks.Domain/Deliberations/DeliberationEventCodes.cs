namespace Dtks.Domain.Deliberations;

/// <summary>What happened to a deliberation, as its history shows it: stable codes.</summary>
public static class DeliberationEventCodes
{
    /// <summary>A deliberation was recorded (MUS-1).</summary>
    public const string Opened = "deliberation.opened";

    /// <summary>Its decisions were recorded (MUS-2).</summary>
    public const string DecisionsRecorded = "deliberation.decisionsRecorded";

    /// <summary>It was concluded (MUS-7).</summary>
    public const string Concluded = "deliberation.concluded";
}
