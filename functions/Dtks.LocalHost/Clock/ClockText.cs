using System.Globalization;
using NodaTime;
using NodaTime.Text;

namespace Dtks.LocalHost.Clock;

/// <summary>Instants and durations as they are written on the command line and in <c>/dev/clock</c>.</summary>
internal static class ClockText
{
    private static readonly LocalDateTime Earliest = new(2000, 1, 1, 0, 0);
    private static readonly LocalDateTime Latest = new(2200, 1, 1, 0, 0);

    /// <summary>Reads an ISO 8601 instant with its offset (<c>2026-11-30T17:00:00Z</c>), 2000 to 2199.</summary>
    /// <returns>The instant in UTC, or null when the text is none.</returns>
    public static DateTimeOffset? ParseInstant(string? text)
    {
        var parsed = OffsetDateTimePattern.ExtendedIso.Parse(text ?? "");
        if (!parsed.Success)
            return null;
        return InRange(parsed.Value.InZone(DateTimeZone.Utc).LocalDateTime);
    }

    /// <summary>Adds an ISO 8601 duration (<c>P31D</c>, <c>PT1H</c>, <c>P1M</c>) to an instant by the UTC calendar.</summary>
    /// <returns>The later instant, or null when the text is no duration, is zero or negative, or leads past 2199.</returns>
    public static DateTimeOffset? Advance(DateTimeOffset now, string? duration)
    {
        var parsed = PeriodPattern.NormalizingIso.Parse(duration ?? "");
        if (!parsed.Success)
            return null;
        var from = LocalDateTime.FromDateTime(now.UtcDateTime);
        try
        {
            var to = from + parsed.Value;
            return to <= from ? null : InRange(to);
        }
        catch (OverflowException)
        {
            return null;
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Writes an instant as ISO 8601 UTC with a resolution of 100 ns, trailing zeros left out.</summary>
    public static string Format(DateTimeOffset instant)
        => instant.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);

    private static DateTimeOffset? InRange(LocalDateTime value)
        => value < Earliest || value >= Latest ? null : new DateTimeOffset(value.ToDateTimeUnspecified(), TimeSpan.Zero);
}
