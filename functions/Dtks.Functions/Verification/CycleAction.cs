namespace Dtks.Functions.Verification;

/// <summary>What is done with a month.</summary>
public enum CycleAction
{
    /// <summary>Its sheets are made (VER-1, VER-2).</summary>
    Open,

    /// <summary>Its sheets are closed as they stand (VER-7).</summary>
    Close,
}
