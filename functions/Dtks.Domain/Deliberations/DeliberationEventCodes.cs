namespace Dtks.Domain.Deliberations;

/// <summary>What happened to a deliberation, as its history shows it: stable codes.</summary>
public static class DeliberationEventCodes
{
    /// <summary>A deliberation was recorded (MUS-1).</summary>
    public const string Opened = "deliberation.opened";

    /// <summary>Its decisions were recorded (MUS-2).</summary>
    public const string DecisionsRecorded = "deliberation.decisionsRecorded";

    /// <summary>Which households have a card in another's place was recorded (CRD-5).</summary>
    public const string ReplacementsRecorded = "deliberation.replacementsRecorded";

    /// <summary>Who had been invited to it was recorded (MUS-3).</summary>
    public const string Invited = "deliberation.invited";

    /// <summary>The village's neighbourhood units were recorded (MUS-3).</summary>
    public const string UnitsRecorded = "units.recorded";

    /// <summary>Who was present was corrected (MUS-3).</summary>
    public const string AttendanceCorrected = "deliberation.attendanceCorrected";

    /// <summary>It was given up (MUS-7).</summary>
    public const string Cancelled = "deliberation.cancelled";

    /// <summary>It was concluded (MUS-7).</summary>
    public const string Concluded = "deliberation.concluded";
}
