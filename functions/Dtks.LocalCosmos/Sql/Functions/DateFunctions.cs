using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>
/// The date and time functions. Timestamps are milliseconds and ticks are 100 nanoseconds since 1970 began. An argument that is
/// no instant, or a result out of the calendar, is undefined. Source: "Date and time functions" in the service's query reference.
/// </summary>
internal static class DateFunctions
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["DATETIMEADD"] = new(3, 3, (arguments, _) => Add(arguments)),
        ["DATETIMEBIN"] = new(2, 4, (arguments, _) => Bin(arguments)),
        ["DATETIMEDIFF"] = new(3, 3, (arguments, _) => Difference(arguments)),
        ["DATETIMEFROMPARTS"] = new(3, 7, (arguments, _) => FromParts(arguments)),
        ["DATETIMEPART"] = new(2, 2, (arguments, _) =>
            DateTimePart.Read(arguments[0]) is { } part && DateTimeText.Read(arguments[1]) is { } instant
                ? Json.Of(part.Value(instant))
                : null),
        ["DATETIMETOTICKS"] = OfInstant(DateTimeText.ToTicks),
        ["DATETIMETOTIMESTAMP"] = OfInstant(instant => DateTimeText.ToTicks(instant) / TimeSpan.TicksPerMillisecond),
        ["GETCURRENTDATETIME"] = Current(DateTimeText.Write),
        ["GETCURRENTDATETIMESTATIC"] = Current(DateTimeText.Write),
        ["GETCURRENTTICKS"] = Current(now => Json.Of(DateTimeText.ToTicks(now))),
        ["GETCURRENTTICKSSTATIC"] = Current(now => Json.Of(DateTimeText.ToTicks(now))),
        ["GETCURRENTTIMESTAMP"] = Current(now => Json.Of(DateTimeText.ToTicks(now) / TimeSpan.TicksPerMillisecond)),
        ["GETCURRENTTIMESTAMPSTATIC"] = Current(now => Json.Of(DateTimeText.ToTicks(now) / TimeSpan.TicksPerMillisecond)),
        ["TICKSTODATETIME"] = new(1, 1, (arguments, _) => Json.Whole(arguments[0]) is { } ticks ? DateTimeText.FromTicks(ticks) : null),
        ["TIMESTAMPTODATETIME"] = new(1, 1, (arguments, _) =>
            Json.Whole(arguments[0]) is { } milliseconds
                ? DateTimeText.FromTicks((Int128)milliseconds * TimeSpan.TicksPerMillisecond)
                : null),
    };

    private static Function Current(Func<DateTime, JToken> body) => new(0, 0, (_, frame) => body(frame.Now.UtcDateTime));

    private static Function OfInstant(Func<DateTime, long> body) =>
        new(1, 1, (arguments, _) => DateTimeText.Read(arguments[0]) is { } instant ? Json.Of(body(instant)) : null);

    private static JToken? Add(JToken?[] arguments)
    {
        var part = DateTimePart.Read(arguments[0]);
        if (part is null || Json.Whole(arguments[1]) is not { } count || DateTimeText.Read(arguments[2]) is not { } instant)
        {
            return null;
        }

        try
        {
            return DateTimeText.Write(part.Add(instant, count));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    private static JToken? Bin(JToken?[] arguments)
    {
        var size = arguments.Length > 2 ? Json.Whole(arguments[2]) : 1;
        var origin = arguments.Length > 3 ? DateTimeText.Read(arguments[3]) : DateTime.UnixEpoch;
        return size > 0 && origin is { } start && DateTimeText.Read(arguments[0]) is { } instant
            && DateTimePart.Read(arguments[1])?.Bin(instant, size.Value, start) is { } bin ? DateTimeText.Write(bin) : null;
    }

    private static JToken? Difference(JToken?[] arguments) =>
        DateTimePart.Read(arguments[0]) is { } part
            && DateTimeText.Read(arguments[1]) is { } start
            && DateTimeText.Read(arguments[2]) is { } end
            ? Json.Of(part.Count(end) - part.Count(start))
            : null;

    // Year, month, day, hour, minute, second, and the fraction of the second in ticks.
    private static JToken? FromParts(JToken?[] arguments)
    {
        var parts = Array.ConvertAll(arguments, Json.Whole);
        if (parts.Any(part => part is null or < 0 or > 9_999_999))
        {
            return null;
        }

        int Part(int at) => at < parts.Length ? (int)parts[at]!.Value : 0;
        try
        {
            var second = new DateTime(Part(0), Part(1), Part(2), Part(3), Part(4), Part(5), DateTimeKind.Utc);
            return DateTimeText.Write(second.AddTicks(Part(6)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return null;
        }
    }
}
