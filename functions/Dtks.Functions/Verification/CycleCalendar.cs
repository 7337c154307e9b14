using Dtks.Domain.Areas;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Verification;

/// <summary>When a month opens and closes (VER-1): by the calendar of WIB, where the Ministry sits.</summary>
public static class CycleCalendar
{
    /// <summary>The schedule of the opening, 00:05 WIB on the first: 17:05 UTC on the last day of the month before, which is one of these.</summary>
    public const string OpeningSchedule = "0 5 17 28-31 * *";

    /// <summary>The schedule of the closing, 00:00 WIB on the first.</summary>
    public const string ClosingSchedule = "0 0 17 28-31 * *";

    private static readonly LocalTime OpeningTime = new(0, 5);
    private static readonly Duration Punctual = Duration.FromMinutes(1);
    private static readonly YearMonthPattern Pattern = YearMonthPattern.Iso;

    /// <summary>A month such as <c>2026-11</c>; false for any other text.</summary>
    public static bool TryParse(string? text, out YearMonth month)
    {
        var parsed = text?.Length == 7 ? Pattern.Parse(text) : null;
        month = parsed is { Success: true } ? parsed.Value : default;
        return parsed is { Success: true };
    }

    /// <summary>The month as it is written: <c>2026-11</c>.</summary>
    public static string Write(YearMonth month) => Pattern.Format(month);

    /// <summary>The month that it is in WIB.</summary>
    public static YearMonth MonthOf(Instant now) => Local(now).Date.ToYearMonth();

    /// <summary>The date that it is in WIB.</summary>
    public static LocalDate DateOf(Instant now) => Local(now).Date;

    /// <summary>The instant at which a month that opens now closes: the end of the running month in WIB.</summary>
    public static Instant EndOf(Instant now) => MonthOf(now).PlusMonths(1).OnDayOfMonth(1).AtStartOfDayInZone(TimeZones.Wib).ToInstant();

    /// <summary>Whether a month may be opened now: the running one or the one before it.</summary>
    public static bool MayOpen(YearMonth month, Instant now)
    {
        var running = MonthOf(now);
        return month == running || month == running.PlusMonths(-1);
    }

    /// <summary>The month a firing of the opening's timer opens: on schedule the one that begins that day, if one does; a firing that comes late, or by hand, the
    /// running one, which is no change when it is open.</summary>
    public static YearMonth? ToOpen(Instant now)
    {
        var local = Local(now);
        var onSchedule = Duration.FromTicks(Math.Abs(Period.Between(OpeningTime, local.TimeOfDay, PeriodUnits.Ticks).Ticks)) < Punctual;
        return onSchedule && local.Day != 1 ? null : local.Date.ToYearMonth();
    }

    private static LocalDateTime Local(Instant now) => now.InZone(TimeZones.Wib).LocalDateTime;
}
