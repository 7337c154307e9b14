using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Payments;

/// <summary>What some months' payments leave out, in as few sentences as are true (RAT-4): what the same months leave out for the same reason is told together, and each month once.</summary>
internal static class LostTogether
{
    /// <summary>Of each of some assistance the months that are looked at.</summary>
    /// <param name="months">The assistance with its months.</param>
    /// <param name="persons">Of how many persons PBI-JKN is meant, where that is not all who receive it.</param>
    public static IReadOnlyList<LostAid> Of(IReadOnlyList<(Entitlement Aid, IEnumerable<PaidMonth> Months)> months, Func<IReadOnlyList<Entitlement>, int?> persons) =>
    [
        .. from one in months.SelectMany(of => of.Months.Where(m => m.IsLost).Select(m => (of.Aid, Unpaid: m.Month, Why: m.Why!.Value))).GroupBy(l => (l.Aid, l.Why))
           group one.Key.Aid by (one.Key.Why, Months: string.Join(',', one.Select(l => l.Unpaid.Value))) into same
           orderby same.Key.Months, same.Key.Why
           select new LostAid(same.Key.Why, [.. same.Key.Months.Split(',').Select(CyclePeriod.Parse)], [.. same.Select(e => e.Programme).Distinct().Order()]) { Persons = persons([.. same]) },
    ];
}
