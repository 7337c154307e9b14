using Dtks.Domain.Kernel;

namespace Dtks.Domain.People;

/// <summary>Reads a reachable phone number: Indonesian, beginning with +62 or 0, 9 to 15 digits; kept as +62 and the rest.</summary>
internal static class PhoneReader
{
    private const int MinDigits = 9;
    private const int MaxDigits = 15;

    public static string? Read(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        var compact = raw.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal);
        var digits = compact.StartsWith('+') ? compact[1..] : compact;
        var rest = compact.StartsWith("+62", StringComparison.Ordinal) ? compact[3..] : compact.StartsWith('0') ? compact[1..] : null;
        if (rest is not null && digits.Length is >= MinDigits and <= MaxDigits && digits.All(char.IsAsciiDigit)) return "+62" + rest;
        input.Invalid(PersonViolations.PhoneFormat, pointer);
        return null;
    }
}
