namespace Dtks.Domain.Duplicates;

/// <summary>What happened to pairs of likely duplicates, and to the scans that find them: stable codes (REG-5).</summary>
public static class DuplicateEventCodes
{
    /// <summary>People decided whether two entries are one person.</summary>
    public const string Decided = "duplicate.decided";

    /// <summary>Nothing is left to decide about a pair.</summary>
    public const string Settled = "duplicate.settled";

    /// <summary>A scan of a regency began.</summary>
    public const string ScanStarted = "duplicateScan.started";

    /// <summary>A scan ended.</summary>
    public const string ScanEnded = "duplicateScan.ended";
}
