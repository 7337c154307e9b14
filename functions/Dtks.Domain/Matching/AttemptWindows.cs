using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Domain.Matching;

/// <summary>The days and weeks by which attempts that mismatched are counted (PRO-5), in the zone of the village proposed for.</summary>
public static class AttemptWindows
{
    /// <summary>The day.</summary>
    public static AttemptWindow Day(AreaCode village, Instant now)
    {
        var today = TimeZones.DateIn(village, now);
        return new AttemptWindow(today, Start(village, today.PlusDays(1)));
    }

    /// <summary>The week, Monday to Sunday.</summary>
    public static AttemptWindow Week(AreaCode village, Instant now)
    {
        var monday = TimeZones.DateIn(village, now).PlusDays(1).Previous(IsoDayOfWeek.Monday);
        return new AttemptWindow(monday, Start(village, monday.PlusWeeks(1)));
    }

    private static Instant Start(AreaCode village, LocalDate day) => TimeZones.Of(village).AtStartOfDay(day).ToInstant();
}

/// <summary>A day or a week.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Ends">The instant at which it has ended.</param>
public sealed record AttemptWindow(LocalDate From, Instant Ends);
