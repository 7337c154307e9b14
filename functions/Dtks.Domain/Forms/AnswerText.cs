using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Forms;

/// <summary>Reads one answer. Codes are compared as texts: of two editions <c>09</c> and <c>9</c> may say different things.</summary>
internal static class AnswerText
{
    private const string Rule = "RAT-2";
    private const int MaxText = 200;
    private const int MaxDigits = 20;
    private const int MaxNumberDigits = 6;

    private const string Yes = "Ya";

    // The two ways in which yes and no are coded, by turns.
    private static readonly string[][] YesNo = [["1", "2"], ["3", "4"]];

    /// <summary>The answer as it is kept; null when it is wrong.</summary>
    public static string? Read(Form form, FormQuestion question, string? raw, string pointer, LocalDate on, InputReader input)
    {
        if (!input.Present(raw, pointer)) return null;
        var plain = WrittenText.Number(raw);
        return question.Type switch
        {
            AnswerType.Choice => Choice(form, question, plain, pointer, input),
            AnswerType.Sum => Sum(question, plain, pointer, input),
            AnswerType.Code => Digits(question, plain, pointer, input),
            AnswerType.Whole => Whole(question, plain, pointer, input),
            AnswerType.Fraction => Fraction(plain, pointer, input),
            AnswerType.Date => Date(raw, pointer, on, input),
            AnswerType.Month => Month(plain, pointer, on, input),
            AnswerType.Nik => Number(plain, pointer, input),
            _ => input.Text(raw, pointer, question.Length ?? MaxText, Rule),
        };
    }

    /// <summary>Whether a code of a sum is added up: 0 and powers of two are, what is higher than all of them together stands alone.</summary>
    internal static bool IsAdded(string code) => int.TryParse(code, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && (value & (value - 1)) == 0;

    private static string? Choice(Form form, FormQuestion question, string plain, string pointer, InputReader input)
    {
        var codes = question.Options!.Select(o => o.Code).ToList();
        if (codes.Contains(plain)) return plain;
        if (question.Options![0].Label == Yes && YesNo.Any(codes.SequenceEqual) && YesNo.Any(pair => pair.Contains(plain)))
            input.Invalid(FormViolations.YesNo, pointer, Rule, ("yes", codes[0]), ("no", codes[1]));
        else
            input.Invalid(FormViolations.OptionUnknown, pointer, Rule, ("edition", form.Id), ("allowed", string.Join(", ", codes)));
        return null;
    }

    private static string? Sum(FormQuestion question, string plain, string pointer, InputReader input)
    {
        var codes = question.Options!.Select(o => o.Code).ToList();
        if (codes.Contains(plain)) return plain;
        var all = codes.Where(IsAdded).Sum(c => int.Parse(c, CultureInfo.InvariantCulture));
        if (plain.Length > 0 && plain[0] != '0' && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= all && (value & ~all) == 0) return plain;
        input.Invalid(FormViolations.Sum, pointer, Rule, ("allowed", string.Join(", ", codes)));
        return null;
    }

    private static string? Digits(FormQuestion question, string plain, string pointer, InputReader input)
    {
        var isRight = question.Length is { } length ? plain.Length == length : plain.Length is > 0 and <= MaxDigits;
        if (isRight && plain.All(char.IsAsciiDigit)) return plain;
        input.Invalid(FormViolations.Digits, pointer, Rule, ("length", question.Length is { } exact ? InputReader.Number(exact) : $"1–{InputReader.Number(MaxDigits)}"));
        return null;
    }

    private static string? Whole(FormQuestion question, string plain, string pointer, InputReader input)
    {
        var most = question.Most ?? (int)Math.Pow(10, question.Length ?? MaxNumberDigits) - 1;
        if (plain.Length <= 9 && int.TryParse(plain, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= most) return InputReader.Number(value);
        input.Invalid(FormViolations.Whole, pointer, Rule, ("max", InputReader.Number(most)));
        return null;
    }

    private static string? Fraction(string plain, string pointer, InputReader input)
    {
        var parts = plain.Split('.', ',');
        if (parts.Length <= 2 && parts[0].Length is > 0 and <= 9 && parts[^1].Length > 0 && (parts.Length == 1 || parts[1].Length <= 2) && parts.All(p => p.All(char.IsAsciiDigit)))
            return string.Join('.', parts);
        input.Invalid(FormViolations.Fraction, pointer, Rule);
        return null;
    }

    private static string? Date(string raw, string pointer, LocalDate on, InputReader input)
    {
        if (input.Date(raw, pointer) is not { } date) return null;
        if (date <= on) return NodaTime.Text.LocalDatePattern.Iso.Format(date);
        input.Invalid(FormViolations.AfterVisit, pointer, Rule);
        return null;
    }

    private static string? Month(string plain, string pointer, LocalDate on, InputReader input)
    {
        if (!CyclePeriod.TryParse(plain, out var month)) input.Invalid(FormViolations.Month, pointer, Rule);
        else if (month.FirstDay > on) input.Invalid(FormViolations.AfterVisit, pointer, Rule);
        else return month.Value;
        return null;
    }

    private static string? Number(string plain, string pointer, InputReader input)
    {
        if (Nik.TryParse(plain, out var nik)) return nik.Value;
        input.Invalid(PersonViolations.NikFormat, pointer, "REG-2");
        return null;
    }
}
