using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>Which payments left out, before it ended, assistance that has ended, or is to end by a removal that is noticed (RAT-4, GOV-3): that is not told by what ended it.</summary>
public static class LostBeforeEnd
{
    /// <summary>Of what that may be news in a month: what ended of late and was not granted anew, and what is received by those whose removal is noticed.</summary>
    /// <param name="all">All assistance of the household.</param>
    /// <param name="leaving">Whose removal is noticed, by id.</param>
    /// <param name="running">The month that runs.</param>
    public static IReadOnlyList<Entitlement> Meant(IReadOnlyList<Entitlement> all, IReadOnlySet<string> leaving, CyclePeriod running)
    {
        ArgumentNullException.ThrowIfNull(all);
        ArgumentNullException.ThrowIfNull(leaving);
        bool IsSame(Entitlement a, Entitlement b) => a.Programme == b.Programme && (a.Programme != Programme.PbiJkn || a.MemberId == b.MemberId);
        bool IsLatest(Entitlement e) => all.Last(o => IsSame(o, e)) == e && !all.Any(o => o.Status == EntitlementStatus.Active && IsSame(o, e));
        return [.. all.Where(e => e.Status == EntitlementStatus.Active ? leaving.Contains(e.MemberId) : e.StoppedFrom?.CompareTo(running) >= 0 && IsLatest(e))];
    }

    /// <summary>Of each of it the latest months on end whose payments left it out, and why, the earliest first, until the month after them is over; what a removal tells of a sheet that found it ineligible is left to that.</summary>
    /// <param name="meant">The assistance.</param>
    /// <param name="all">All assistance of the household.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    /// <param name="came">Who came to the household.</param>
    /// <param name="running">The month that runs.</param>
    public static IReadOnlyList<LostAid> Of(IReadOnlyList<Entitlement> meant, IReadOnlyList<Entitlement> all, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came, CyclePeriod running)
    {
        ArgumentNullException.ThrowIfNull(meant);
        ArgumentNullException.ThrowIfNull(sheets);
        var goesOn = all.Except(meant).Any(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active });
        int? Persons(IEnumerable<Entitlement> some) => goesOn && some.Count(e => e.Programme == Programme.PbiJkn) is > 0 and var persons ? persons : null;
        var lost = LostPayments.Of(meant, sheets, came);
        return
        [
            .. from told in meant.SelectMany((e, i) => Latest(e, [.. sheets.Select((sheet, s) => (sheet.Month.Next, lost[s][i]))], running).Select(l => (Aid: e, l.Unpaid, l.Why))).GroupBy(l => (l.Aid, l.Why))
               group told.Key.Aid by (told.Key.Why, Months: string.Join(',', told.Select(l => l.Unpaid.Value))) into same
               orderby same.Key.Months, same.Key.Why
               select new LostAid(same.Key.Why, [.. same.Key.Months.Split(',').Select(CyclePeriod.Parse)], [.. same.Select(e => e.Programme).Distinct().Order()]) { Persons = Persons(same) },
        ];
    }

    private static IEnumerable<(CyclePeriod Unpaid, LostReason Why)> Latest(Entitlement aid, IReadOnlyList<(CyclePeriod Unpaid, LostReason? Why)> months, CyclePeriod running)
    {
        var isByMonth = aid.StoppedByMonth() is not null;
        bool IsTold((CyclePeriod Unpaid, LostReason? Why) m) => m.Why is { } why && (isByMonth || why != LostReason.Ineligible);
        var before = months.Where(m => aid.StoppedFrom is not { } end || m.Unpaid.CompareTo(end) < 0).ToList();
        var last = before.FindLastIndex(IsTold);
        if (last < 0 || before[last].Unpaid.Next.CompareTo(running) < 0) return [];
        var first = last;
        while (first > 0 && IsTold(before[first - 1]))
        {
            first--;
        }

        return before[first..(last + 1)].Select(m => (m.Unpaid, m.Why!.Value));
    }
}
