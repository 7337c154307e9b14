namespace Dtks.Domain.Duplicates;

/// <summary>Why a decision on duplicates, or a scan for them, goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DuplicateViolations
{
    /// <summary>Which entry stays is named exactly when they are the same (RAT-6).</summary>
    public const string Stays = "duplicate.stays";

    /// <summary>It was decided otherwise, and the request does not say that it knows. {outcome}</summary>
    public const string Otherwise = "duplicate.decidedOtherwise";

    /// <summary>Nothing is left to decide. {reason}</summary>
    public const string NothingLeft = "duplicate.nothingLeft";

    /// <summary>A scan of the regency is under way. {scan}</summary>
    public const string ScanUnderWay = "duplicateScan.underWay";
}
