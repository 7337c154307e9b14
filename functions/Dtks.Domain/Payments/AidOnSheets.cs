using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Payments;

/// <summary>
/// Which payments leave out assistance that a household is entitled to (RAT-4, GOV-3), by what the months' sheets have of it, whatever stopped it or had it ineligible: an end by verification, a removal on any ground, a death.
/// </summary>
public static class AidOnSheets
{
    // Of how many months the sheets are looked at before it is known that none of late leaves anything out.
    private const int LateMonths = 3;
    private const int CarriedMonths = 6;
    private const int MostMonths = 12;

    /// <summary>Whether the sheet of the month before those at hand may tell more.</summary>
    /// <param name="aid">The assistance.</param>
    /// <param name="sheets">Those at hand, the earliest first, up to the month that runs.</param>
    /// <param name="came">Who came to the household.</param>
    public static bool IsMore(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        if (sheets.Count == 0) return true;
        if (sheets.Count >= MostMonths || aid.All(e => e.Since.CompareTo(sheets[0].Month) >= 0)) return false;
        var paid = aid.Select(e => PaidMonths.Of(e, sheets, came)).ToList();
        bool IsLost(int month) => paid.Exists(of => of[month].IsLost);
        var isLost = Enumerable.Range(0, sheets.Count).Any(IsLost);

        // Where the village's own sheet makes no payment an earlier one may, whose letter was signed late (RAT-5).
        bool MayBeCarried(int month) => aid.Where((e, i) => paid[i][month].IsLost && sheets[month].For(e) is not { Stage: PayingStage.Ratified, CountsFor: null }).Any();
        return IsLost(0) || (sheets.Count < LateMonths && !isLost) || (sheets.Count < CarriedMonths && Enumerable.Range(0, sheets.Count).Any(MayBeCarried));
    }

    /// <summary>What it comes to: the latest months on end whose payments leave some of it out, of each what and why, and which sheet has it next; null where none does.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static UpheldAid? Of(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        return Latest(aid, aid, sheets, came);
    }

    private static UpheldAid? Latest(IReadOnlyList<Entitlement> aid, IReadOnlyList<Entitlement> received, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        var paid = aid.Select(e => PaidMonths.Of(e, sheets, came)).ToList();
        bool IsLost(int month) => paid.Exists(of => of[month].IsLost);
        var last = Enumerable.Range(0, sheets.Count).LastOrDefault(IsLost, -1);
        if (last < 0) return null;
        var first = last;
        while (first > 0 && IsLost(first - 1))
        {
            first--;
        }

        // What nobody verified in time is told as such (VER-7): of that alone nothing else is said.
        var left = aid.Where((_, e) => paid[e].Take(first..(last + 1)).Any(m => m.IsLost && !m.IsMissed)).ToList();
        if (left.Count == 0) return null;
        if (left.Count < aid.Count) return Latest(left, received, sheets, came);

        var again = left.Select((e, i) => AfterLost(e, paid[i], sheets, (first, last), came)).ToList();
        var next = Next([.. left.Where((_, i) => again[i] is null)], sheets, last, came);
        var awaited = left.Zip(again).Where(p => p.Second is null).Select(p => (Aid: p.First, Standing: next is null ? AidStanding.Undecided : PaidMonths.On(p.First, next, came) ?? AidStanding.Undecided)).ToList();
        var settled = left.Zip(again, (aid, month) => (aid, month)).Where(p => p.month is not null).GroupBy(p => (p.month!.Month, p.month.By), p => p.aid).OrderBy(g => g.Key.Month)
            .Select(g => new SettledAid(g.Key.Month, g.Key.By!, Programmes(g)) { Persons = PersonsOf([.. g], received) }).ToList();
        return new UpheldAid(Programmes(left), [.. sheets.Take(first..(last + 1)).Select(sheet => sheet.Month.Next)], awaited.Count == 0 ? settled[^1].Verified : next?.Month ?? sheets[^1].Month.Next)
        {
            Standing = awaited.Count == 0 ? AidStanding.Ratified : awaited.Max(a => a.Standing),
            Where = awaited.Count == 0 ? null : next?.For(awaited[0].Aid).Village,
            Persons = PersonsOf(left, received),
            Lost = LostTogether.Of([.. left.Select((e, i) => (e, paid[i].Take(first..(last + 1))))], some => PersonsOf(some, received)),
            Awaited = settled.Count == 0 && awaited.DistinctBy(a => a.Standing).Count() < 2 ? null
                : [.. awaited.GroupBy(a => a.Standing, a => a.Aid).OrderBy(g => g.Key).Select(g => new AwaitedAid(g.Key, Programmes(g)) { Persons = PersonsOf([.. g], received) })],
            Settled = settled.Count == 0 ? null : settled,
            Aid = left,
        };
    }

    // The payment after the latest that leaves some of it out, where that counts it already, and no sheet of the month may yet leave it out; null where its own sheet is the next for all of it, or yet to settle it.
    private static PaidMonth? AfterLost(Entitlement aid, IReadOnlyList<PaidMonth> months, IReadOnlyList<PayingSheet> sheets, (int First, int Last) block, IReadOnlySet<string> came)
    {
        var after = Enumerable.Range(block.First, block.Last - block.First + 1).Last(month => months[month].IsLost) + 1;
        if (after >= months.Count || months[after] is not { State: PaymentState.Counted } paid) return null;
        if (paid.By == paid.Month.Previous) return after <= block.Last ? paid : null;
        var own = sheets[after].For(aid);
        return own.IsPassed || PaidMonths.On(aid, own, came) is AidStanding.Eligible ? paid : null;
    }

    // A month that was never opened verifies nothing: the one after it does. One in whose place an older counts is over without having verified it.
    private static PayingSheet? Next(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, int last, IReadOnlySet<string> came)
    {
        var paid = aid.Select(e => PaidMonths.Of(e, sheets, came)).ToList();
        bool IsOver(int month) => aid.Select((e, i) => (Sheet: sheets[month].For(e), Paid: paid[i][month])).All(p => p is { Sheet.Stage: PayingStage.Shut or PayingStage.Ratified, Paid.State: PaymentState.Counted } && p.Paid.By != sheets[month].Month);
        var later = Enumerable.Range(last + 1, sheets.Count - last - 1).Where(month => !IsOver(month)).Select(month => sheets[month]).ToList();
        return later.Find(sheet => aid.Any(e => sheet.For(e).Stage != PayingStage.ToCome)) ?? later.LastOrDefault();
    }

    /// <summary>What nobody verified by the end of a month (VER-7), and its payment leaves out for that; not what an earlier month's sheet has as eligible that counts in its place (RAT-5).</summary>
    /// <param name="aid">The assistance.</param>
    /// <param name="month">The month.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    /// <param name="came">Who came to the household.</param>
    public static IReadOnlyList<Entitlement> Missed(IReadOnlyList<Entitlement> aid, CyclePeriod month, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        return [.. aid.Where(e => PaidMonths.Of(e, sheets, came).Any(m => m.IsMissed && m.By == month))];
    }

    /// <summary>What a month's payment leaves out since its sheet was not ratified by the determination date (RAT-5).</summary>
    /// <param name="aid">The assistance, received still or ended later.</param>
    /// <param name="month">The sheet's month.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    /// <param name="came">Who came to the household.</param>
    public static IReadOnlyList<LostAid> Unratified(IReadOnlyList<Entitlement> aid, CyclePeriod month, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(month);
        return LostTogether.Of([.. aid.Select(e => (e, PaidMonths.Of(e, sheets, came).Where(m => m.By == month && m is { Why: LostReason.Unratified or LostReason.Late } && m.Month == month.Next)))], some => PersonsOf(some, aid));
    }

    private static IReadOnlyList<Programme> Programmes(IEnumerable<Entitlement> aid) => [.. aid.Select(e => e.Programme).Distinct().Order()];

    private static int? PersonsOf(IReadOnlyCollection<Entitlement> some, IReadOnlyList<Entitlement> received) => AidPayments.Some(some.Count(e => e.Programme == Programme.PbiJkn), received);

    /// <summary>What of it the latest sheet that is not ratified has as ineligible so far, which its payment would leave out (RAT-4); null for nothing.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidAtStake? AtStake(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        bool IsIneligible(Entitlement e, PayingSheet sheet) => PaidMonths.IsDue(e, sheet) && PaidMonths.On(e, sheet, came) is AidStanding.Ineligible or AidStanding.IneligibleShut;
        if (sheets.LastOrDefault(sheet => aid.Any(e => IsIneligible(e, sheet))) is not { } latest) return null;
        var some = aid.Where(e => IsIneligible(e, latest)).ToList();
        var there = latest.For(some[0]);
        return new AidAtStake(Programmes(some), latest.Month, there.Way) { Until = there.Until, Persons = PersonsOf(some, aid) };
    }

    /// <summary>How some of it stands on a sheet that has all of it or may yet: as that which lacks most; null where it leaves some out.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidStanding? On(IReadOnlyList<Entitlement> aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        var standing = aid.Select(e => PaidMonths.On(e, sheet, came)).ToList();
        return standing.Contains(null) ? null : standing.Max();
    }
}

/// <summary>Assistance that is received, and that a sheet which is not ratified has as ineligible (RAT-4): ratified so, its payment leaves it out.</summary>
/// <param name="Programmes">The programmes.</param>
/// <param name="Month">The sheet's month; it pays the next.</param>
/// <param name="Way">Whether the sheet can be opened again (VER-8); null while the village decides its lines.</param>
public sealed record AidAtStake(IReadOnlyList<Programme> Programmes, CyclePeriod Month, ReopeningWay? Way)
{
    /// <summary>The last day on which it can be corrected (RAT-5); null where that was not looked for.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Of how many persons PBI-JKN is meant, where others of the family receive it too whose is not; null for all of them.</summary>
    public int? Persons { get; init; }
}
