using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// The buckets of deadlines: UTC days, each in <see cref="Shards"/> shards, such as <c>2026-12-22/07</c>, so that a nation's day is not one
/// partition. What was noted down before there were shards stands in the day alone, <c>2026-12-22</c>.
/// </summary>
public static class DeadlineBucket
{
    /// <summary>The shards of a day.</summary>
    public const int Shards = 16;

    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>The container of deadlines.</summary>
    public static DocumentContainer Container { get; } = new("deadlines", "/bucket");

    /// <summary>A bucket's partition.</summary>
    public static Partition Partition(string bucket) => new(Container, bucket);

    /// <summary>The bucket of an instant and of what falls due then: the same target always lies in the same shard.</summary>
    public static string Of(DateTimeOffset instant, string target) =>
        string.Create(CultureInfo.InvariantCulture, $"{Text(DayOf(instant))}/{SHA256.HashData(Encoding.UTF8.GetBytes(target))[0] % Shards:00}");

    /// <summary>The UTC day of an instant.</summary>
    public static DateOnly DayOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    /// <summary>A day as buckets name it.</summary>
    public static string Text(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Reads a day; false for anything else.</summary>
    public static bool TryDay(string text, out DateOnly day) => DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    /// <summary>Every bucket of a day, the one without a shard first.</summary>
    public static IEnumerable<string> OfDay(DateOnly day) =>
        Enumerable.Range(0, Shards).Select(shard => string.Create(CultureInfo.InvariantCulture, $"{Text(day)}/{shard:00}")).Prepend(Text(day));

    /// <summary>Whether a text names a bucket.</summary>
    public static bool IsBucket(string text) => TryDay(text.Split('/')[0], out var day) && OfDay(day).Contains(text);
}
