namespace Dtks.Domain.Common;

public static partial class ViolationCodes
{
    /// <summary>The sheet has no such line.</summary>
    public const string LineUnknown = "line.unknown";

    /// <summary>An earlier row is about the same line.</summary>
    public const string LineTwice = "line.twice";

    /// <summary>Eligible, but the line falls by what was decided about another one (VER-4, VER-6). {cause: its line, ground}</summary>
    public const string LineContradiction = "line.contradiction";

    /// <summary>A successor is named only with ground 3 on a PBI-JKN line (VER-4).</summary>
    public const string SuccessorForbidden = "line.successorForbidden";

    /// <summary>The successor is not the PBI-JKN line of another adult of the same household (VER-4).</summary>
    public const string SuccessorUnfit = "line.successorUnfit";

    /// <summary>The successor is not eligible: decide that line first, or in the same request (VER-4). {successor: its line}</summary>
    public const string SuccessorNotEligible = "line.successorNotEligible";

    /// <summary>The village's month is not open (VER-1).</summary>
    public const string SheetMissing = "sheet.missing";

    /// <summary>The sheet is finalised: nothing of it changes any more (VER-1).</summary>
    public const string SheetFinalised = "sheet.finalised";

    /// <summary>The month is closed: nothing of it changes any more (VER-7).</summary>
    public const string SheetClosed = "sheet.closed";

    /// <summary>Lines are still unverified (VER-1). {count}</summary>
    public const string SheetUnverified = "sheet.unverified";

    /// <summary>The sheet is not finalised, or another letter covers it (RAT-1). {status}</summary>
    public const string SheetNotAwaiting = "sheet.notAwaiting";

    /// <summary>Whoever finalised it may not ratify it (GOV-2).</summary>
    public const string SheetOwn = "sheet.own";
}
