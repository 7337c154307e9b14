namespace Dtks.Domain.Verification;

/// <summary>Why a sheet, or one of its lines, stays as it is: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class SheetViolations
{
    /// <summary>The sheet has no such line.</summary>
    public const string LineUnknown = "line.unknown";

    /// <summary>The line's recipient is verified in another village, or on another line of this sheet (REG-8). {village}</summary>
    public const string LineElsewhere = "line.elsewhere";

    /// <summary>The line is being taken over from another village's sheet at this moment (REG-8). {village}</summary>
    public const string LineAwaited = "line.awaited";

    /// <summary>Nobody verified the line before the month closed: it stays so (VER-7). {month, following, paid}</summary>
    public const string LineMissed = "line.missed";

    /// <summary>The line's recipient died or was removed by what the register has in effect: it is not eligible until that is undone (RAT-6).</summary>
    public const string LineGone = "line.notInRegister";

    /// <summary>The line is of a family's programme that ended since its recipient left the family (REG-8): it is not eligible.</summary>
    public const string LineLeft = "line.endedByLeaving";

    /// <summary>The page that the line, or others of its household, stand on cannot be read.</summary>
    public const string LineUnreadable = "line.unreadable";

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

    /// <summary>A successor is named by member only with ground 3 (VER-4).</summary>
    public const string SuccessorMemberForbidden = "line.successorMemberForbidden";

    /// <summary>A successor is named by their line and by member at once (VER-4).</summary>
    public const string SuccessorTwice = "line.successorTwice";

    /// <summary>The member is not another adult who stands in the household (VER-4).</summary>
    public const string SuccessorMemberUnfit = "line.successorMemberUnfit";

    /// <summary>The member is ineligible on a line of their own, or the whole family falls (VER-4, VER-6). {member}</summary>
    public const string SuccessorMemberNotEligible = "line.successorMemberNotEligible";

    /// <summary>The village's month is not open (VER-1).</summary>
    public const string Missing = "sheet.missing";

    /// <summary>
    /// The sheet is finalised: nothing of it changes any more (VER-1). {reopening: whether it can be opened again, by the names in <see cref="ReopeningWay"/>}, once it can be after the month's end {until: the last day
    /// for that}, and where lines stay unverified {count, month, following, paid}
    /// </summary>
    public const string Finalised = "sheet.finalised";

    /// <summary>The month is closed: nothing of it changes any more (VER-7). Where lines stay unverified {count, month, following, paid}</summary>
    public const string Closed = "sheet.closed";

    /// <summary>Lines are still unverified (VER-1). {count}</summary>
    public const string Unverified = "sheet.unverified";

    /// <summary>Lines cannot be read, so nobody can tell what would be finalised (VER-1). {lines: such as 101-200}</summary>
    public const string Unreadable = "sheet.unreadable";

    /// <summary>The sheet's dossier is endorsed, or a letter covers it: it is not opened again (VER-8).</summary>
    public const string Endorsed = "sheet.endorsed";

    /// <summary>The sheet is not finalised, so there is nothing to open again (VER-8). {status}</summary>
    public const string NotFinalised = "sheet.notFinalised";

    /// <summary>The period's determination date is over (RAT-5). {date}</summary>
    public const string DeterminationPassed = "sheet.determinationPassed";

    /// <summary>The month is over and no line of the sheet was verified before: opened again nothing of it could be decided (VER-7). {count, month, following, paid}</summary>
    public const string NothingVerified = "sheet.nothingVerified";

    /// <summary>The sheet is not finalised, or another letter covers it (RAT-1). {status}</summary>
    public const string NotAwaiting = "sheet.notAwaiting";

    /// <summary>Whoever finalised it may not ratify it (GOV-2).</summary>
    public const string Own = "sheet.own";

    /// <summary>Ineligible without a ground (VER-5).</summary>
    public const string GroundRequired = "ground.required";

    /// <summary>A ground where none belongs (VER-5).</summary>
    public const string GroundForbidden = "ground.forbidden";
}
