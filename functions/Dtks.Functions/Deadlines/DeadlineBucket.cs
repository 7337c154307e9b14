using System.Globalization;

namespace Dtks.Functions.Deadlines;

/// <summary>The time buckets of deadlines: UTC days.</summary>
public static class DeadlineBucket
{
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
