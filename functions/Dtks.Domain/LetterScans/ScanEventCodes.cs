namespace Dtks.Domain.LetterScans;

/// <summary>What happened to a scan of a letter, as its history shows it: stable codes.</summary>
public static class ScanEventCodes
{
    /// <summary>A scan of a signed letter was declared (RAT-1).</summary>
    public const string Declared = "letterScan.declared";

    /// <summary>The scan of a letter was said to be complete (RAT-1).</summary>
    public const string Completed = "letterScan.completed";

    /// <summary>The scan of a letter was accepted (RAT-1).</summary>
    public const string Accepted = "letterScan.accepted";

    /// <summary>The scan of a letter was rejected (RAT-1).</summary>
    public const string Rejected = "letterScan.rejected";

    /// <summary>The scan of a letter never came.</summary>
    public const string Expired = "letterScan.expired";
}
