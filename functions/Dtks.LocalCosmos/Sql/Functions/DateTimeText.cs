using System.Globalization;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>Instants as text: ISO 8601 in UTC, written as <c>YYYY-MM-DDThh:mm:ss.fffffffZ</c>.</summary>
internal static class DateTimeText
{
    private static readonly string[] Formats =
    [
        "yyyy-MM-dd", "yyyy-MM-ddTHH:mmK", "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>The instant of a string; null when it is none.</summary>
    public static DateTime? Read(JToken? token) => DateTime.TryParseExact(
        Json.String(token),
        Formats,
        CultureInfo.InvariantCulture,
        DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
        out var instant)
        ? instant
        : null;

    /// <summary>An instant as the service writes it.</summary>
    public static JToken Write(DateTime instant) =>
        Json.Of(instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));

    /// <summary>The instant so many 100-nanosecond ticks after 1970 began; undefined when there is none.</summary>
    public static JToken? FromTicks(Int128 ticks)
    {
        var sum = DateTime.UnixEpoch.Ticks + ticks;
        return sum >= DateTime.MinValue.Ticks && sum <= DateTime.MaxValue.Ticks ? Write(new DateTime((long)sum, DateTimeKind.Utc)) : null;
    }

    /// <summary>The 100-nanosecond ticks since 1970 began.</summary>
    public static long ToTicks(DateTime instant) => instant.Ticks - DateTime.UnixEpoch.Ticks;
}
