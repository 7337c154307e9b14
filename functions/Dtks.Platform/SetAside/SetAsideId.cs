using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Dtks.Platform.SetAside;

/// <summary>Ids of what is set aside: the UTC day it was, which is its partition, and a hash of the message.</summary>
public static class SetAsideId
{
    private const int DayDigits = 8;
    private const int HashDigits = 32;

    /// <summary>The id of a message set aside on a day: a message that comes twice is set aside once.</summary>
    public static string Of(DateTimeOffset at, string queue, string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{queue}\n{text}"));
        return $"{DayOf(at).Replace("-", string.Empty, StringComparison.Ordinal)}{Convert.ToHexStringLower(hash)[..HashDigits]}";
    }

    /// <summary>The part of an id that the message gave it.</summary>
    public static string HashIn(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return id[DayDigits..];
    }

    /// <summary>The UTC day of an instant, such as <c>2026-11-26</c>.</summary>
    public static string DayOf(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>The day in an id; null when it is none.</summary>
    public static string? DayIn(string id) =>
        id.Length == DayDigits + HashDigits && id.All(char.IsAsciiHexDigitLower)
        && DateOnly.TryParseExact(id[..DayDigits], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;
}
