using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households;

/// <summary>Whether the payment that a month's sheet makes leaves assistance out, and why, by what stands on the sheets (RAT-4, RAT-5, VER-2, VER-7).</summary>
internal static class LostPayments
{
    /// <summary>Of each month at hand and each of the assistance, why its payment leaves that out; null where it does not, or may yet not.</summary>
    public static IReadOnlyList<IReadOnlyList<LostReason?>> Of(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came) =>
        [.. sheets.Select(sheet => (IReadOnlyList<LostReason?>)[.. aid.Select(e => Of(e, sheet, came) is { } why && !IsCarried(e, sheet, sheets) ? why : (LostReason?)null)])];

    /// <summary>The lines that are about some assistance: a family's whoever is named, a person's own by name, and none that is verified elsewhere.</summary>
    public static List<SheetLine> About(Entitlement aid, PayingSheet sheet) =>
        [.. sheet.Lines.Where(l => l.HandedTo is null && l.Programme == aid.Programme && (aid.Programme != Programme.PbiJkn || l.Named == aid.MemberId || l.Member == aid.MemberId))];

    /// <summary>Whether the month's sheet is to have it (VER-2): granted by its opening. What was granted since stands on a later one first.</summary>
    public static bool IsDue(Entitlement aid, PayingSheet sheet) => aid.Since.CompareTo(sheet.Month) <= 0 && (sheet.OpenedOn is not { } opened || aid.StoodAt(opened));

    private static LostReason? Of(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        if (!IsDue(aid, sheet)) return null;
        var about = About(aid, sheet);
        if (about.Exists(l => l.Outcome == LineOutcome.Eligible)) return Unratified(sheet);
        if (about.Exists(l => l.Outcome == LineOutcome.Ineligible)) return Unratified(sheet) ?? (sheet.Stage == PayingStage.Ratified ? LostReason.Ineligible : null);
        if (about.Count > 0) return sheet.Stage == PayingStage.Open ? null : about.TrueForAll(l => l is { Outcome: LineOutcome.Unverified, IsGone: false }) ? LostReason.Unverified : LostReason.Gone;

        return IsAwaited(aid, sheet, came) ? null : LostReason.NotOnSheet;
    }

    /// <summary>Whether a sheet that does not have it yet is to: that is not there yet, or stands open, on which who came (REG-8), and what goes on again (GOV-3, RAT-5), stands in a moment.</summary>
    public static bool IsAwaited(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came) =>
        sheet.Stage == PayingStage.ToCome || (sheet.Stage == PayingStage.Open && (came.Contains(aid.MemberId) || aid.IsAddedIn(sheet.Month)));

    private static LostReason? Unratified(PayingSheet sheet) => sheet.Pays ? null : sheet.CountsFor is null ? LostReason.Unratified : LostReason.Late;

    /// <summary>Whether in a month's place the sheet of an earlier one counts, whose letter was signed late, the latest of several (RAT-5), and has some assistance as eligible.</summary>
    public static bool IsCarried(Entitlement aid, PayingSheet sheet, IReadOnlyList<PayingSheet> sheets) => !(sheet.Stage == PayingStage.Ratified && sheet.CountsFor is null)
        && sheets.LastOrDefault(s => s.Stage == PayingStage.Ratified && s.CountsFor == sheet.Month) is { } counted
        && IsDue(aid, counted) && About(aid, counted).Exists(l => l.Outcome == LineOutcome.Eligible);
}

/// <summary>Why a payment leaves assistance out.</summary>
public enum LostReason
{
    /// <summary>The ratified sheet has it as ineligible.</summary>
    Ineligible,

    /// <summary>Nobody verified it before the month closed (VER-7).</summary>
    Unverified,

    /// <summary>A death or a removal had taken its recipient from the register, so that it was not found eligible (RAT-6).</summary>
    Gone,

    /// <summary>The month's sheet does not have it, for it had ended when that was opened.</summary>
    NotOnSheet,

    /// <summary>The sheet was not ratified by the determination date (RAT-5).</summary>
    Unratified,

    /// <summary>The sheet was ratified by a letter that was signed after the determination date, and counts for a later period (RAT-5).</summary>
    Late,
}
