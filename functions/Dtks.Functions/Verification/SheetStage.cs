namespace Dtks.Functions.Verification;

/// <summary>Where a village's stored sheet stands.</summary>
public enum SheetStage
{
    /// <summary>Its pages are still being written.</summary>
    Opening,

    /// <summary>It is there to be verified.</summary>
    Open,

    /// <summary>The village head finalised it (VER-1).</summary>
    Finalised,

    /// <summary>The month ended before that (VER-7), or was over when it was opened again (VER-8).</summary>
    Closed,
}
