using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Deliberations;

/// <summary>How often a village deliberates (MUS-1).</summary>
public static class DeliberationSchedule
{
    /// <summary>The last day by which the next one is held, given the day of the one before.</summary>
    public static LocalDate NextDueOn(LocalDate lastHeldOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return lastHeldOn.PlusMonths(policy.DeliberationIntervalMonths);
    }

    /// <summary>
    /// Whether a village whose last deliberation was on <paramref name="lastHeldOn"/> (null: never) is late on <paramref name="today"/>.
    /// </summary>
    public static bool IsOverdue(LocalDate? lastHeldOn, LocalDate today, PolicyVersion policy) =>
        lastHeldOn is not { } last || today > NextDueOn(last, policy);
}
