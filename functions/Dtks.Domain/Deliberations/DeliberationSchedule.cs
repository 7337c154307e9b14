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
    /// The last day by which the first one is held in a village that never held any. Open: the sources do not say from when it counts; here from the
    /// day the policy version holds.
    /// </summary>
    public static LocalDate FirstDueOn(PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return policy.EffectiveFrom.PlusMonths(policy.DeliberationIntervalMonths);
    }

    /// <summary>
    /// Whether a village whose last deliberation was on <paramref name="lastHeldOn"/> (null: never) is late on <paramref name="today"/>.
    /// </summary>
    public static bool IsOverdue(LocalDate? lastHeldOn, LocalDate today, PolicyVersion policy) =>
        today > (lastHeldOn is { } last ? NextDueOn(last, policy) : FirstDueOn(policy));

    /// <summary>The days before the last one on which a village is reminded, the earliest reminder first, each with its day.</summary>
    public static IReadOnlyList<(int Days, LocalDate On)> Reminders(LocalDate dueOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return [.. policy.DeliberationReminderDays.OrderDescending().Select(days => (days, dueOn.PlusDays(-days)))];
    }

    /// <summary>
    /// Whether a reminder of so many days is still to be given on a day: not once it is late, and not once the next reminder has come.
    /// </summary>
    public static bool IsReminderTimely(int days, LocalDate dueOn, LocalDate today, PolicyVersion policy)
    {
        var later = Reminders(dueOn, policy).Where(r => r.Days < days).ToList();
        return today >= dueOn.PlusDays(-days) && today <= dueOn && later.TrueForAll(r => today < r.On);
    }
}
