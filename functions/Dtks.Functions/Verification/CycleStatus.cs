namespace Dtks.Functions.Verification;

/// <summary>Where a month stands, in the nation or in a regency.</summary>
public enum CycleStatus
{
    /// <summary>Sheets are still being made.</summary>
    Opening,

    /// <summary>Every sheet is there.</summary>
    Open,

    /// <summary>Every sheet is finalised.</summary>
    Finalised,

    /// <summary>The month is over; what was not finalised was closed as it stood (VER-7).</summary>
    Closed,
}
