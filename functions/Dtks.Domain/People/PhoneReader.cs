using System.Globalization;
using Dtks.Domain.Kernel;
using PhoneNumbers;

namespace Dtks.Domain.People;

/// <summary>
/// Reads a phone number in any way Indonesians write one (0812…, 62812…, 0062 812…, +62 812…, 812…, with blanks, dots, hyphens and brackets); kept in the one
/// form that can be dialled from anywhere (E.164), and only where a number of the country can be so.
/// </summary>
internal static class PhoneReader
{
    private const int Indonesia = 62;
    private const string Region = "ID";
    private const string Abroad = "00";
    private const int LeastGroup = 3;

    // What separates digits; the library would also take letters for digits.
    private const string Separators = " .-()/\u2010\u2011\u2012\u2013\u2014\u2212";

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    public static string? Read(string? raw, string pointer, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        if (TryRead(WrittenText.Digits(raw)) is { } number) return number;
        input.Invalid(PersonViolations.PhoneFormat, pointer);
        return null;
    }

    private static string? TryRead(string text)
    {
        if (!text.All(c => char.IsAsciiDigit(c) || c == '+' || Separators.Contains(c, StringComparison.Ordinal)) || IsSwitchboard(text)) return null;
        try
        {
            var number = Numbers.Parse(Dialled(text), Region);
            return number.CountryCode == Indonesia && !number.HasExtension && Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    // No number within the country begins with the country's own code or with the two zeros for abroad; the library takes both for a part of the number.
    private static string Dialled(string text)
    {
        var digits = string.Concat(text.Where(char.IsAsciiDigit));
        var country = Indonesia.ToString(CultureInfo.InvariantCulture);
        if (digits.StartsWith(Abroad + country, StringComparison.Ordinal)) digits = digits[Abroad.Length..];
        return text.Contains('+', StringComparison.Ordinal) || !digits.StartsWith(country, StringComparison.Ordinal) ? text : $"+{digits}";
    }

    // "5551234/35" is two numbers of one switchboard: which is meant is not guessed.
    private static bool IsSwitchboard(string text) => text.LastIndexOf('/') is var at and >= 0 && text[at..].Count(char.IsAsciiDigit) < LeastGroup;
}
