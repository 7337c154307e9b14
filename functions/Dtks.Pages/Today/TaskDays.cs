using Dtks.Domain.Areas;
using NodaTime;

namespace Dtks.Pages.Today;

/// <summary>The days that tasks go by: those of the reader's area.</summary>
public static class TaskDays
{
    private const int UrgentDays = 3;
    private const int SoonDays = 14;

    /// <summary>Today in an area; of the nation in the west.</summary>
    public static LocalDate TodayIn(AreaCode area, TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(area);
        ArgumentNullException.ThrowIfNull(clock);
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        return area.Level == AreaLevel.Nation ? now.InZone(TimeZones.Wib).Date : TimeZones.DateIn(area, now);
    }

    /// <summary>How urgent what is due in so many days is.</summary>
    /// <param name="days">The days left; less than 0 when it is late.</param>
    public static TaskUrgency UrgencyOf(int days) => days <= UrgentDays ? TaskUrgency.Urgent : days <= SoonDays ? TaskUrgency.Soon : TaskUrgency.Calm;

    /// <summary>A month as the API names it, such as <c>2026-11</c>.</summary>
    public static string PeriodOf(LocalDate day) => NodaTime.Text.LocalDatePattern.CreateWithInvariantCulture("yyyy-MM").Format(day);
}
