using Dtks.Domain.Areas;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Pages.Records;

/// <summary>The days of an area, in its zone.</summary>
public static class AreaDays
{
    private static readonly LocalDatePattern Month = LocalDatePattern.CreateWithInvariantCulture("yyyy-MM");

    /// <summary>Today in an area; of the nation in the west.</summary>
    public static LocalDate TodayIn(AreaCode area, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(clock);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return area.Level == AreaLevel.Nation ? now.InZone(TimeZones.Wib).Date : TimeZones.DateIn(area, now);
    }

    /// <summary>Whether a text is a month as the API names it.</summary>
    public static bool IsPeriod(string text) => Month.Parse(text).Success;

    /// <summary>A month as the API names it, such as <c>2026-11</c>.</summary>
    public static string PeriodOf(LocalDate day) => Month.Format(day);
}
