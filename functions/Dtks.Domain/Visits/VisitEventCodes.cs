namespace Dtks.Domain.Visits;

/// <summary>What happened to a home visit, as its history shows it: stable codes.</summary>
public static class VisitEventCodes
{
    /// <summary>Recorded (RAT-2).</summary>
    public const string Recorded = "visit.recorded";

    /// <summary>Recorded anew, in place of what was recorded before.</summary>
    public const string Corrected = "visit.corrected";
}
