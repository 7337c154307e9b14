using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Payments;

/// <summary>
/// What each month pays of some assistance, and why (RAT-4, RAT-5, VER-2, VER-7): the one rule of it. What is paid is what the recap counts, and whatever a family, an officer or a partner is told of payments comes from here. A month's
/// recap counts the village's own sheet of it once that is ratified in time, until then and else the latest earlier one whose letter was signed late and counts for it.
/// </summary>
public static class PaidMonths
{
    /// <summary>Of each month that sheets at hand pay, in their order.</summary>
    /// <param name="aid">The assistance, received still or ended.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    /// <param name="came">Who came to the household: an open sheet takes them over in a moment.</param>
    public static IReadOnlyList<PaidMonth> Of(Entitlement aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        ArgumentNullException.ThrowIfNull(came);
        return [.. sheets.Select(month => Of(aid, month, Counting(month, sheets), came))];
    }

    /// <summary>How some assistance stands on one sheet by itself; null where that leaves it out for good.</summary>
    public static AidStanding? On(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(came);
        return Found(aid, sheet.For(aid), came).Standing;
    }

    /// <summary>Whether the month's sheet is to have it (VER-2): granted by its opening. What was granted since stands on a later one first.</summary>
    public static bool IsDue(Entitlement aid, PayingSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheet);
        return aid.Since.CompareTo(sheet.Month) <= 0 && (sheet.OpenedOn is not { } opened || aid.StoodAt(opened));
    }

    private static PaidMonth Of(Entitlement aid, PayingSheet month, IReadOnlyList<PayingSheet> recaps, IReadOnlySet<string> came)
    {
        var own = month.For(aid);
        if (recaps.LastOrDefault(sheet => sheet.About(aid).Exists(IsEligible)) is { } paying) return new PaidMonth(own.Month.Next, PaymentState.Counted) { By = paying.Month, IsShut = true };
        if (!IsDue(aid, own)) return new PaidMonth(own.Month.Next, PaymentState.NotDue);
        var (standing, why) = Found(aid, own, came);
        if (standing is not null && own.Pays) return new PaidMonth(own.Month.Next, PaymentState.Unsettled) { By = own.Month, Standing = standing, IsShut = own.Stage == PayingStage.Shut };

        var counting = recaps.LastOrDefault(sheet => own.Of is null || sheet.Of == own.Of);
        var isOwn = counting?.Month == own.Month;

        // What counts in its place says why; else its own sheet, which nobody verified it on, or which is not ratified in time.
        var (by, other) = !isOwn && counting is not null && IsDue(aid, counting) ? (counting, Found(aid, counting, came).Why) : (own, null);
        return new PaidMonth(own.Month.Next, PaymentState.LeftOut) { By = by.Month, Why = other ?? (own.Pays ? why! : why is null or LostReason.Ineligible ? Unratified(own) : why), IsShut = true };
    }

    private static LostReason Unratified(PayingSheet sheet) => sheet.CountsFor is null ? LostReason.Unratified : LostReason.Late;

    // Of each village what its recap of the month counts: its own sheet once that is ratified in time, else the latest of earlier months that counts for this one.
    private static List<PayingSheet> Counting(PayingSheet month, IReadOnlyList<PayingSheet> sheets) =>
    [
        .. sheets.SelectMany(s => s.Each).Where(s => s.Stage == PayingStage.Ratified && (s.CountsFor == month.Month || (s.Month == month.Month && s.CountsFor is null)))
            .GroupBy(s => s.Of, (_, of) => of.MaxBy(s => s.Month)!).OrderBy(s => s.Month),
    ];

    // How it stands there, or why that leaves it out.
    private static (AidStanding? Standing, LostReason? Why) Found(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        var about = sheet.About(aid);
        if (about.Exists(IsEligible)) return (sheet.Stage == PayingStage.Ratified ? AidStanding.Ratified : AidStanding.Eligible, null);
        if (about.Exists(l => l.Outcome == LineOutcome.Ineligible))
            return sheet.Stage switch { PayingStage.Ratified => (null, LostReason.Ineligible), PayingStage.Open or PayingStage.Corrected => (AidStanding.Ineligible, null), _ => (AidStanding.IneligibleShut, null) };
        if (about.Count == 0) return IsAwaited(aid, sheet, came) ? (AidStanding.Undecided, null) : (null, LostReason.NotOnSheet);
        return sheet.Stage == PayingStage.Open ? (AidStanding.Undecided, null)
            : (null, about.TrueForAll(l => l is { Outcome: LineOutcome.Unverified, IsGone: false }) ? LostReason.Unverified : LostReason.Gone);
    }

    private static bool IsEligible(SheetLine line) => line.Outcome == LineOutcome.Eligible;

    // That is not there yet, or stands open, on which who came (REG-8), and what goes on again (GOV-3, RAT-5), stands in a moment.
    private static bool IsAwaited(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came) =>
        sheet.Stage == PayingStage.ToCome || (sheet.Stage == PayingStage.Open && (came.Contains(aid.MemberId) || aid.IsAddedIn(sheet.Month)));
}
