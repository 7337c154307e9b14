using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>The days between a removal's notice and its effect (RAT-6, GOV-3), counted in the zone of the village.</summary>
public static class NoticePeriod
{
    /// <summary>The last day of notice, when <paramref name="recordedOn"/> is day 0.</summary>
    public static LocalDate EndsOn(LocalDate recordedOn, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(policy);
        return recordedOn.PlusDays(policy.NoticeDays);
    }

    /// <summary>The instant at which a day has ended in a village: the start of the day after.</summary>
    public static Instant EndOf(LocalDate day, AreaCode village) => TimeZones.Of(village).AtStartOfDay(day.PlusDays(1)).ToInstant();
}
