using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Functions.Verification;

/// <summary>When a month opens and closes (VER-1): by the calendar of WIB, where the Ministry sits.</summary>
public static class CycleCalendar
{
    /// <summary>
    /// The schedule of the opening, 00:05 WIB on the first: 17:05 UTC on the last day of the month before, which is one of these.
    /// </summary>
    public const string OpeningSchedule = "0 5 17 28-31 * *";

    /// <summary>The schedule of the closing, 00:00 WIB on the first.</summary>
    public const string ClosingSchedule = "0 0 17 28-31 * *";

    private static readonly LocalTime OpeningTime = new(0, 5);
    private static readonly Duration Punctual = Duration.FromMinutes(1);

    /// <summary>The date that it is in WIB.</summary>
    public static LocalDate DateOf(Instant now) => now.InZone(TimeZones.Wib).Date;

    /// <summary>The month that it is in WIB.</summary>
    public static CyclePeriod MonthOf(Instant now) => CyclePeriod.Of(DateOf(now));

    /// <summary>The month that was so many months ago in WIB; the running one for 0.</summary>
    public static CyclePeriod MonthsBefore(Instant now, int months) => CyclePeriod.Of(MonthOf(now).FirstDay.PlusMonths(-months));

    /// <summary>The instant at which a month that opens now closes: the end of the running month in WIB.</summary>
    public static Instant EndOf(Instant now) => MonthOf(now).FirstDay.PlusMonths(1).AtStartOfDayInZone(TimeZones.Wib).ToInstant();

    /// <summary>The instant at which a month opens by itself: 00:05 WIB on its first day.</summary>
    public static Instant OpeningOf(CyclePeriod month) => month.FirstDay.At(OpeningTime).InZoneLeniently(TimeZones.Wib).ToInstant();

    /// <summary>Whether a month may be opened now: the running one or the one before it.</summary>
    public static bool MayOpen(CyclePeriod month, Instant now) => month == MonthOf(now) || month == MonthsBefore(now, 1);

    /// <summary>The month that a firing of the opening's timer opens: on schedule the one that begins that day, if one does; a firing that
    /// comes
    /// late, or by hand, the running one, which is no change when it is open.</summary>
    public static CyclePeriod? ToOpen(Instant now)
    {
        var local = now.InZone(TimeZones.Wib).LocalDateTime;
        var early = Duration.FromNanoseconds(OpeningTime.NanosecondOfDay - local.NanosecondOfDay);
        var onSchedule = early < Punctual && early > -Punctual;
        return onSchedule && local.Day != 1 ? null : MonthOf(now);
    }
}
