namespace Dtks.Domain.Verification;

/// <summary>Where a village's month stands (VER-1).</summary>
public enum SheetStatus
{
    /// <summary>Being verified.</summary>
    Open,

    /// <summary>Finalised by the village head.</summary>
    Finalised,

    /// <summary>The month ended before it was finalised (VER-7). Final.</summary>
    Closed,
}
