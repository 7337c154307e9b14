using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Verification;

/// <summary>Until when what came back of a period, or was opened again, can be corrected (RAT-5, VER-8).</summary>
public static class Determination
{
    /// <summary>The period's determination date: the last day on which a correction is taken, in the zone of the area.</summary>
    public static LocalDate DateOf(CyclePeriod period, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(policy);
        return policy.DeterminationDates.TryGetValue(period.Value, out var date) ? date : period.LastDay.PlusDays(policy.DeterminationDay);
    }

    /// <summary>The first instant after that day in an area.</summary>
    public static Instant EndOf(CyclePeriod period, AreaCode area, PolicyVersion policy) =>
        TimeZones.Of(area).AtStartOfDay(DateOf(period, policy).PlusDays(1)).ToInstant();

    /// <summary>The months from one on that have begun by a day and whose date is not over on it by one version or another, in order: which of them it is not over in goes by the version of each.</summary>
    public static IEnumerable<CyclePeriod> InDoubt(CyclePeriod from, LocalDate today, PolicyVersions policies)
    {
        ArgumentNullException.ThrowIfNull(from);
        ArgumentNullException.ThrowIfNull(policies);
        for (var month = from; month.FirstDay <= today; month = month.Next)
        {
            if (policies.All.Any(policy => DateOf(month, policy) >= today)) yield return month;
            if (month.Next == month) yield break;
        }
    }

    /// <summary>The date where it is over for a sheet whose month is over too; null while it can still be corrected.</summary>
    public static LocalDate? Passed(SheetState sheet, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        return now < sheet.ClosesOn || now < EndOf(sheet.Period, sheet.Village, policy) ? null : DateOf(sheet.Period, policy);
    }
}
