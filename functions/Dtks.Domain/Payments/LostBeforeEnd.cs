using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Payments;

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
        return [.. all.Where(e => e.Status == EntitlementStatus.Active ? leaving.Contains(e.MemberId) : e.StoppedFrom?.Next.Next.CompareTo(running) >= 0 && IsLatest(e))];
    }

    /// <summary>Of each of it the latest months on end whose payments left it out, and why, the earliest first, until the month after them is over: before the first that is told as not paid by what ended it.</summary>
    /// <param name="meant">The assistance, with the first month that is told as not paid where it ended.</param>
    /// <param name="all">All assistance of the household.</param>
    /// <param name="sheets">The sheets that make the payments, the earliest first.</param>
    /// <param name="came">Who came to the household.</param>
    /// <param name="running">The month that runs.</param>
    public static IReadOnlyList<LostAid> Of(IReadOnlyList<EndedPayment> meant, IReadOnlyList<Entitlement> all, IReadOnlyList<PayingSheet> sheets, IReadOnlySet<string> came, CyclePeriod running)
    {
        ArgumentNullException.ThrowIfNull(meant);
        ArgumentNullException.ThrowIfNull(sheets);
        var goesOn = all.Except(meant.Select(m => m.Ended)).Any(e => e is { Programme: Programme.PbiJkn, Status: EntitlementStatus.Active });
        int? Persons(IReadOnlyList<Entitlement> some) => goesOn && some.Count(e => e.Programme == Programme.PbiJkn) is > 0 and var persons ? persons : null;
        return LostTogether.Of([.. meant.Select(m => (m.Ended, Latest(m, PaidMonths.Of(m.Ended, sheets, came), running)))], Persons);
    }

    // A removal tells itself that a sheet found them ineligible.
    private static IEnumerable<PaidMonth> Latest(EndedPayment meant, IReadOnlyList<PaidMonth> months, CyclePeriod running)
    {
        var isByMonth = meant.Ended.StoppedByMonth() is not null;
        bool IsTold(PaidMonth m) => m.IsLost && (isByMonth || m.Why != LostReason.Ineligible);
        var before = months.Where(m => meant.Told.StoppedFrom is not { } end || m.Month.CompareTo(end) < 0).ToList();
        var last = before.FindLastIndex(IsTold);
        if (last < 0 || before[last].Month.Next.CompareTo(running) < 0) return [];
        var first = last;
        while (first > 0 && before[first - 1].IsLost)
        {
            first--;
        }

        return before[first..(last + 1)].Where(IsTold);
    }
}
