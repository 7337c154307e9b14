using System.Globalization;
using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>The time buckets of deadlines: UTC days.</summary>
public static class DeadlineBucket
{
    /// <summary>The container of deadlines.</summary>
    public static DocumentContainer Container { get; } = new("deadlines", "/bucket");

    /// <summary>A bucket's partition.</summary>
    public static Partition Partition(string bucket) => new(Container, bucket);

    /// <summary>The bucket of an instant.</summary>
    public static string Of(DateTimeOffset instant) => instant.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Every bucket from one day to the other, both included.</summary>
    public static IEnumerable<string> Between(DateOnly first, DateOnly last)
    {
        for (var day = first; day <= last; day = day.AddDays(1))
        {
            yield return day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }
    }
}
