namespace Dtks.Domain.Dossiers;

/// <summary>Why a dossier goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DossierViolations
{
    /// <summary>No month as yyyy-MM that has begun.</summary>
    public const string Period = "dossier.period";

    /// <summary>The village has no such deliberation.</summary>
    public const string DeliberationUnknown = "dossier.deliberationUnknown";

    /// <summary>The deliberation is not concluded (MUS-7).</summary>
    public const string NotConcluded = "dossier.notConcluded";

    /// <summary>The deliberation was on cards, and decides on no proposals.</summary>
    public const string OnCards = "dossier.onCards";

    /// <summary>None of what the deliberation admitted waits, was visited, and is in no other dossier (RAT-2). {admitted, waiting}</summary>
    public const string Empty = "dossier.empty";

    /// <summary>What it is to replace is no dossier of the same deliberation that was returned and has no other in its place.</summary>
    public const string Replaces = "dossier.replaces";

    /// <summary>What it is to replace is no dossier of the same sheet that was returned and has no other in its place.</summary>
    public const string ReplacesSheet = "dossier.replacesSheet";

    /// <summary>The village has no sheet of the month (VER-1).</summary>
    public const string SheetMissing = "dossier.sheetMissing";

    /// <summary>The sheet is not finalised (VER-1).</summary>
    public const string SheetNotFinalised = "dossier.sheetNotFinalised";

    /// <summary>The sheet is in a dossier that is on its way or got there (RAT-1). {status: that dossier's}</summary>
    public const string SheetHeld = "dossier.sheetHeld";

    /// <summary>Lines of the sheet cannot be read, so nobody can tell what would be passed on (VER-1, RAT-8). {lines: such as 101-200}</summary>
    public const string SheetUnreadable = "dossier.sheetUnreadable";

    /// <summary>The sheet's lines do not add up to what it was finalised with (RAT-8).</summary>
    public const string SheetDigest = "dossier.sheetDigest";

    /// <summary>The sheet is no longer the one that was handed in, so its lines are not shown as the dossier's (RAT-8).</summary>
    public const string SheetChanged = "dossier.sheetChanged";

    /// <summary>It came back after the determination date: its sheet stays finalised (RAT-5). {date}</summary>
    public const string SheetStays = "dossier.sheetStays";

    /// <summary>The deliberation was held before the sheet's opening day in the village (VER-3). {date: that day}</summary>
    public const string HeldBefore = "dossier.heldBefore";

    /// <summary>The dossier is not where this step begins. {status}</summary>
    public const string NotAwaiting = "dossier.notAwaiting";

    /// <summary>Whoever proposed, decided, visited, finalised or handed in does not endorse or receive it (GOV-2).</summary>
    public const string Own = "dossier.own";

    /// <summary>It is returned without a reason (RAT-1). {max}</summary>
    public const string ReasonsMissing = "dossier.reasonsMissing";

    /// <summary>Reasons are given for something that is not returned (RAT-1).</summary>
    public const string ReasonsForbidden = "dossier.reasonsForbidden";

    /// <summary>Its rows do not add up to its digest (RAT-8).</summary>
    public const string Digest = "dossier.digest";

    /// <summary>There is no such dossier in the district: of a row of a bulk.</summary>
    public const string Unknown = "dossier.unknown";
}
