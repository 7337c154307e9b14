using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>
/// Which payments leave out assistance that a household is entitled to (RAT-4, GOV-3), by what the months' sheets have of it, whatever stopped it or had it ineligible: an end by verification, a removal on any ground, a death.
/// </summary>
public static class AidOnSheets
{
    // Of how many months the sheets are looked at before it is known that none of late leaves anything out.
    private const int LateMonths = 3;
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
        var lost = LostPayments.Of(aid, sheets, came);
        return IsLost(lost[0]) || (sheets.Count < LateMonths && !lost.Any(IsLost));
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
        var lost = LostPayments.Of(aid, sheets, came);
        var last = lost.ToList().FindLastIndex(IsLost);
        if (last < 0) return null;
        var first = last;
        while (first > 0 && IsLost(lost[first - 1]))
        {
            first--;
        }

        // What nobody verified in time is told as such (VER-7): of that alone nothing else is said.
        var months = Enumerable.Range(first, last - first + 1).ToList();
        var left = aid.Where((_, e) => months.Exists(m => lost[m][e] is not (null or LostReason.Unverified))).ToList();
        if (left.Count == 0) return null;
        if (left.Count < aid.Count) return Latest(left, received, sheets, came);

        // A month that was never opened verifies nothing: the one after it does.
        // One in whose place an older counts is over without having verified it, or it would count itself.
        bool IsOver(PayingSheet sheet) => sheet.Stage is PayingStage.Shut or PayingStage.Ratified && left.TrueForAll(e => LostPayments.IsCarried(e, sheet, sheets));
        var later = sheets.Skip(last + 1).Where(sheet => !IsOver(sheet)).ToList();
        var next = later.Find(sheet => sheet.Stage != PayingStage.ToCome) ?? later.LastOrDefault();
        var awaited = left.ConvertAll(e => next is null ? AidStanding.Undecided : Of(e, next, came) ?? AidStanding.Undecided);
        return new UpheldAid(Programmes(left), [.. months.Select(m => sheets[m].Month.Next)], next?.Month ?? sheets[^1].Month.Next)
        {
            Standing = awaited.Max(),
            Where = next?.Village,
            Persons = PersonsOf(left, received),
            Lost = [.. LostAidOf(left, received, months.Select(m => (sheets[m].Month.Next, lost[m])))],
            Awaited = awaited.Distinct().Count() < 2 ? null : [.. left.Zip(awaited).GroupBy(p => p.Second, p => p.First).OrderBy(g => g.Key).Select(g => new AwaitedAid(g.Key, Programmes(g)) { Persons = PersonsOf([.. g], received) })],
        };
    }

    // What is left out by the same months' payments for the same reason is told together.
    private static IEnumerable<LostAid> LostAidOf(IReadOnlyList<Entitlement> left, IReadOnlyList<Entitlement> received, IEnumerable<(CyclePeriod Unpaid, IReadOnlyList<LostReason?> Why)> months) =>
        from one in months.SelectMany(m => m.Why.Select((why, e) => (m.Unpaid, Why: why, Aid: left[e]))).Where(l => l.Why is not null).GroupBy(l => (l.Aid, Why: l.Why!.Value))
        group one.Key.Aid by (one.Key.Why, Months: string.Join(',', one.Select(l => l.Unpaid.Value))) into same
        orderby same.Key.Months, same.Key.Why
        select new LostAid(same.Key.Why, [.. same.Key.Months.Split(',').Select(CyclePeriod.Parse)], Programmes(same)) { Persons = PersonsOf([.. same], received) };

    private static bool IsLost(IReadOnlyList<LostReason?> month) => month.Any(why => why is not null);

    private static IReadOnlyList<Programme> Programmes(IEnumerable<Entitlement> aid) => [.. aid.Select(e => e.Programme).Distinct().Order()];

    private static int? PersonsOf(IReadOnlyCollection<Entitlement> some, IReadOnlyList<Entitlement> received) => AidPayments.Some(some.Count(e => e.Programme == Programme.PbiJkn), received);

    /// <summary>What of it the latest sheet that is not ratified has as ineligible so far, which its payment would leave out (RAT-4); null for nothing.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidAtStake? AtStake(IReadOnlyList<Entitlement> aid, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheets);
        bool IsIneligible(Entitlement e, PayingSheet sheet) => LostPayments.IsDue(e, sheet) && Of(e, sheet, came) is AidStanding.Ineligible or AidStanding.IneligibleShut;
        if (sheets.LastOrDefault(sheet => aid.Any(e => IsIneligible(e, sheet))) is not { } latest) return null;
        var some = aid.Where(e => IsIneligible(e, latest)).ToList();
        return new AidAtStake(Programmes(some), latest.Month, latest.Way) { Until = latest.Until, Persons = PersonsOf(some, aid) };
    }

    /// <summary>How some of it stands on a sheet that has all of it or may yet: as that which lacks most; null where it leaves some out.</summary>
    /// <inheritdoc cref="IsMore"/>
    public static AidStanding? On(IReadOnlyList<Entitlement> aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        ArgumentNullException.ThrowIfNull(aid);
        var standing = aid.Select(e => Of(e, sheet, came)).ToList();
        return standing.Contains(null) ? null : standing.Max();
    }

    /// <summary>Which payments leave out what a removal ended, by what the sheets have of it: one that was finalised before with it as eligible is paid all the same (RAT-6).</summary>
    /// <param name="ended">The assistance.</param>
    /// <param name="first">The first month that is not paid by what was recorded.</param>
    /// <param name="sheets">Those that make the payments from then on, as far as they may have it, the earliest first.</param>
    public static RemovedAid Removed(IReadOnlyList<Entitlement> ended, CyclePeriod first, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(first);
        ArgumentNullException.ThrowIfNull(sheets);
        bool HasIt(PayingSheet sheet) => ended.Any(e => Has(e, sheet));
        var paid = sheets.Where(HasIt).Select(sheet => sheet.Month.Next).ToList();
        while (paid.Contains(first)) first = first.Next;
        return new RemovedAid(first, [.. paid.Where(month => month.CompareTo(first) > 0)]);
    }

    /// <summary>From when what a death, or a leaving, ended is not paid: a sheet that was settled before with it as eligible pays it all the same (RAT-6, REG-8).</summary>
    /// <param name="ended">The assistance.</param>
    /// <param name="sheet">The sheet of the month before the first that it was to end with.</param>
    /// <param name="earlier">The one before that, which counts in its place where its letter was signed late (RAT-5); null where it was not looked for.</param>
    public static Entitlement Paid(Entitlement ended, PayingSheet sheet, PayingSheet? earlier = null)
    {
        ArgumentNullException.ThrowIfNull(ended);
        ArgumentNullException.ThrowIfNull(sheet);
        var isPaid = Has(ended, sheet) || (earlier is not null && IsCarried(ended, sheet, [earlier, sheet]));
        return ended.StoppedFrom == sheet.Month.Next && isPaid ? ended with { StoppedFrom = sheet.Month.Next.Next } : ended;
    }

    /// <summary>Whether the payment that a month's sheet makes counts some assistance by an earlier month's, whose letter was signed late (RAT-5).</summary>
    /// <param name="aid">The assistance.</param>
    /// <param name="sheet">The month's sheet.</param>
    /// <param name="sheets">Those at hand.</param>
    public static bool IsCarried(Entitlement aid, PayingSheet sheet, IReadOnlyList<PayingSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheet);
        return LostPayments.IsCarried(aid, sheet, sheets);
    }

    /// <summary>Whether a month's sheet has no line of some assistance that was verified (VER-7).</summary>
    public static bool IsUnverified(Entitlement aid, PayingSheet sheet)
    {
        ArgumentNullException.ThrowIfNull(aid);
        ArgumentNullException.ThrowIfNull(sheet);
        return LostPayments.About(aid, sheet).TrueForAll(l => l.Outcome == LineOutcome.Unverified);
    }

    private static bool Has(Entitlement aid, PayingSheet sheet) =>
        sheet is { Stage: PayingStage.Shut or PayingStage.Ratified, Pays: true } && LostPayments.About(aid, sheet).Exists(l => l.Outcome == LineOutcome.Eligible);

    // Null where its payment leaves that out for good: ineligible and ratified, not verified by the end of the month (VER-7), or not on it since it had ended when it was opened, and is not to come onto it.
    private static AidStanding? Of(Entitlement aid, PayingSheet sheet, IReadOnlySet<string> came)
    {
        var about = LostPayments.About(aid, sheet);
        if (about.Exists(l => l.Outcome == LineOutcome.Eligible)) return sheet.Stage == PayingStage.Ratified ? AidStanding.Ratified : AidStanding.Eligible;
        if (about.Exists(l => l.Outcome == LineOutcome.Ineligible))
            return sheet.Stage switch { PayingStage.Ratified => null, PayingStage.Open or PayingStage.Corrected => AidStanding.Ineligible, _ => AidStanding.IneligibleShut };
        var mayBe = about.Count > 0 ? sheet.Stage == PayingStage.Open : LostPayments.IsAwaited(aid, sheet, came);
        return mayBe ? AidStanding.Undecided : null;
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

/// <summary>Which payments leave out what a removal in effect ended (RAT-4, RAT-6).</summary>
/// <param name="From">The first month that is not paid.</param>
/// <param name="Paid">Those after it that are paid all the same, by what had been verified; none as a rule.</param>
public sealed record RemovedAid(CyclePeriod From, IReadOnlyList<CyclePeriod> Paid);
