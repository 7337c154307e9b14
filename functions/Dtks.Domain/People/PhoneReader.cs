using Dtks.Domain.Kernel;
using PhoneNumbers;

namespace Dtks.Domain.People;

/// <summary>
/// Reads a reachable phone number in any way Indonesians write one (0812…, 62812…, +62 812…, 812…, with blanks, dots, hyphens and brackets); kept in the one
/// form that can be dialled from anywhere (E.164).
/// </summary>
internal static class PhoneReader
{
    private const int Indonesia = 62;
    private const string Region = "ID";

    // What separates digits; the library would also take letters for digits.
    private const string Separators = " .-()/\u2010\u2011\u2012\u2013\u2014\u2212";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public static string? Read(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (TryRead(WrittenText.Clean(raw)) is { } number) return number;
        input.Invalid(PersonViolations.PhoneFormat, pointer);
        return null;
    }

    private static string? TryRead(string text)
    {
        if (!text.All(c => char.IsAsciiDigit(c) || c == '+' || Separators.Contains(c, StringComparison.Ordinal))) return null;
        try
        {
            var number = Numbers.Parse(text, Region);
            return number.CountryCode == Indonesia && !number.HasExtension && Numbers.IsPossibleNumberWithReason(number) == PhoneNumberUtil.ValidationResult.IS_POSSIBLE
                ? Numbers.Format(number, PhoneNumberFormat.E164)
                : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }
}
