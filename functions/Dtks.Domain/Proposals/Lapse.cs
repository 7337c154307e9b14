using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>When a citizen's proposal that nobody verified lapses (PRO-7).</summary>
public static class Lapse
{
    /// <summary>The last day for verification, when <paramref name="forwardedOn"/> is day 0.</summary>
    public static LocalDate DueOn(LocalDate forwardedOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return forwardedOn.PlusDays(policy.LapseDays);
    }

    /// <summary>
    /// The instant at which <paramref name="dueOn"/> has ended in <paramref name="zone"/>: the start of the day after. From it on it has
    /// lapsed.
    /// </summary>
    public static Instant LapseInstant(LocalDate dueOn, DateTimeZone zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        return zone.AtStartOfDay(dueOn.PlusDays(1)).ToInstant();
    }
}
