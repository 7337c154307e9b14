using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>A part of a date and time by name, as DateTimeAdd and its like take it.</summary>
internal sealed class DateTimePart
{
    private static readonly Dictionary<string, DateTimePart> Parts = new(StringComparer.OrdinalIgnoreCase);

    // A year and a month have no fixed length: 0 stands for that.
    private readonly double _ticks;
    private readonly Func<DateTime, long> _count;
    private readonly Func<DateTime, long> _value;

    static DateTimePart()
    {
        Define(0, t => t.Year, t => t.Year, "year", "yyyy", "yy");
        Define(0, t => (t.Year * 12L) + t.Month, t => t.Month, "month", "mm", "m");
        Define(TimeSpan.TicksPerDay, null, t => t.Day, "day", "dd", "d");
        Define(TimeSpan.TicksPerHour, null, t => t.Hour, "hour", "hh");
        Define(TimeSpan.TicksPerMinute, null, t => t.Minute, "minute", "mi", "n");
        Define(TimeSpan.TicksPerSecond, null, t => t.Second, "second", "ss", "s");
        Define(TimeSpan.TicksPerMillisecond, null, t => t.Millisecond, "millisecond", "ms");
        Define(TimeSpan.TicksPerMicrosecond, null, t => Fraction(t) / TimeSpan.TicksPerMicrosecond, "microsecond", "mcs");
        Define(0.01, t => t.Ticks * TimeSpan.NanosecondsPerTick, t => Fraction(t) * TimeSpan.NanosecondsPerTick, "nanosecond", "ns");
    }

    private DateTimePart(double ticks, Func<DateTime, long> count, Func<DateTime, long> value)
    {
        _ticks = ticks;
        _count = count;
        _value = value;
    }

    /// <summary>The part a string names; null when it names none.</summary>
    public static DateTimePart? Read(JToken? token) => Json.String(token) is { } name ? Parts.GetValueOrDefault(name) : null;

    /// <summary>How many of the part have begun up to an instant: the difference of two is the boundaries between them.</summary>
    public long Count(DateTime instant) => _count(instant);

    /// <summary>The part's value in an instant.</summary>
    public long Value(DateTime instant) => _value(instant);

    /// <summary>The instant so many of the part later.</summary>
    /// <exception cref="ArgumentOutOfRangeException">it is out of the calendar</exception>
    public DateTime Add(DateTime instant, long count)
    {
        if (_ticks > 0)
        {
            var ticks = Math.Truncate(count * _ticks);
            return Math.Abs(ticks) < long.MaxValue ? instant.AddTicks((long)ticks) : throw new ArgumentOutOfRangeException(nameof(count));
        }

        var months = ReferenceEquals(this, Parts["year"]) ? count * 12.0 : count;
        return Math.Abs(months) < int.MaxValue ? instant.AddMonths((int)months) : throw new ArgumentOutOfRangeException(nameof(count));
    }

    /// <summary>
    /// The start of the bin of so many parts, counted from an origin, that an instant falls into; null for a part without a
    /// fixed length.
    /// </summary>
    public DateTime? Bin(DateTime instant, long size, DateTime origin)
    {
        var width = (Int128)(size * _ticks);
        if (width < 1)
        {
            return null;
        }

        var distance = (Int128)(instant.Ticks - origin.Ticks);
        var bins = distance >= 0 ? distance / width : -((-distance + width - 1) / width);
        var start = origin.Ticks + (bins * width);
        return start >= DateTime.MinValue.Ticks && start <= DateTime.MaxValue.Ticks ? new DateTime((long)start, DateTimeKind.Utc) : null;
    }

    private static long Fraction(DateTime instant) => instant.Ticks % TimeSpan.TicksPerSecond;

    private static void Define(double ticks, Func<DateTime, long>? count, Func<DateTime, long> value, params string[] names)
    {
        var part = new DateTimePart(ticks, count ?? (t => t.Ticks / (long)ticks), value);
        foreach (var name in names)
        {
            Parts.Add(name, part);
        }
    }
}
