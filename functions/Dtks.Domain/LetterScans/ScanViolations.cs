namespace Dtks.Domain.LetterScans;

/// <summary>Why a scan of a letter is not taken: stable codes, beside those of documents and of letters. In braces the args for the text.</summary>
public static class ScanViolations
{
    /// <summary>The letter came back from the Ministry: what is signed next is the letter as it goes again (RAT-5).</summary>
    public const string Returned = "letterScan.returned";

    /// <summary>It is the letter as the system makes it, which nobody signed (RAT-1).</summary>
    public const string Unsigned = "letterScan.unsigned";

    /// <summary>This very file was accepted for the letter already, now or as it went before (RAT-1).</summary>
    public const string SameFile = "letterScan.sameFile";

    /// <summary>As many were declared for the letter as may be. {max}</summary>
    public const string TooMany = "letterScan.tooMany";
}
