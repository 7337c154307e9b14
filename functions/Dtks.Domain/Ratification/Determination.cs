using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Ratification;

/// <summary>Until when what came back of a period can be corrected (RAT-5).</summary>
public static class Determination
{
    /// <summary>The period's determination date: the last day on which a correction is taken, in the regency's zone.</summary>
    public static LocalDate DateOf(CyclePeriod period, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(period);
        ArgumentNullException.ThrowIfNull(policy);
        return policy.DeterminationDates.TryGetValue(period.Value, out var date) ? date : period.LastDay.PlusDays(policy.DeterminationDay);
    }
}
