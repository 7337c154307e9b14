using System.Globalization;
using System.Text;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Kernel;

/// <summary>
/// Reads raw members one by one and gathers everything that is wrong with them, so that the caller hears of it all at once.
/// </summary>
internal sealed class InputReader
{
    private readonly List<Violation> _violations = [];

    public IReadOnlyList<Violation> Violations => _violations;

    public bool IsClean => _violations.Count == 0;

    public void Add(Violation violation) => _violations.Add(violation);

    public void Invalid(string code, string pointer, string? rule = null, params (string Name, string Value)[] args) =>
        Add(Violation.Invalid(code, pointer, rule, args));

    /// <summary>A member that must be there.</summary>
    public bool Present([System.Diagnostics.CodeAnalysis.NotNullWhen(true)] object? value, string pointer)
    {
        if (value is not null) return true;
        Invalid(InputViolations.Required, pointer);
        return false;
    }

    /// <summary>
    /// A text of 1 to <paramref name="max"/> characters once what does not show and what surrounds it is gone, on one line and without control characters; else null.
    /// </summary>
    public string? Text(string? raw, string pointer, int max, string? rule = null)
    {
        if (!Present(raw, pointer)) return null;
        var text = WrittenText.Clean(raw);
        if (text.Length == 0 || text.Length > max)
        {
            Invalid(InputViolations.TextLength, pointer, rule, ("min", "1"), ("max", Number(max)));
            return null;
        }

        if (IsPlain(text)) return text;
        Invalid(InputViolations.TextCharacters, pointer, rule);
        return null;
    }

    /// <summary>As <see cref="Text"/>, but may be absent.</summary>
    public string? OptionalText(string? raw, string pointer, int max) => raw is null ? null : Text(raw, pointer, max);

    /// <summary>A wire name of the enum; else null.</summary>
    public TEnum? Name<TEnum>(string? raw, string pointer) where TEnum : struct, Enum
    {
        if (!Present(raw, pointer)) return null;
        if (WireName.TryParse<TEnum>(raw, out var value)) return value;
        Invalid(InputViolations.UnknownValue, pointer, null, ("allowed", string.Join(", ", WireName.AllOf<TEnum>())));
        return null;
    }

    /// <summary>A date written yyyy-MM-dd; else null.</summary>
    public LocalDate? Date(string? raw, string pointer)
    {
        if (!Present(raw, pointer)) return null;
        var text = WrittenText.Digits(raw);
        var parsed = LocalDatePattern.Iso.Parse(text);
        if (parsed.Success && text.Length == 10) return parsed.Value;
        Invalid(InputViolations.DateFormat, pointer);
        return null;
    }

    /// <summary>A whole number from <paramref name="min"/> to <paramref name="max"/>; else null.</summary>
    public int? Whole(int? raw, string pointer, int min, int max, string? rule = null)
    {
        if (!Present(raw, pointer)) return null;
        if (raw >= min && raw <= max) return raw;
        Invalid(InputViolations.NumberRange, pointer, rule, ("min", Number(min)), ("max", Number(max)));
        return null;
    }

    /// <summary>Whether a list is there and has <paramref name="min"/> to <paramref name="max"/> entries.</summary>
    public bool Count<T>(
        [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] IReadOnlyList<T>? list, string pointer, int min, int max, string? rule = null)
    {
        if (!Present(list, pointer)) return false;
        if (list.Count >= min && list.Count <= max) return true;
        Invalid(InputViolations.ListSize, pointer, rule, ("min", Number(min)), ("max", Number(max)), ("count", Number(list.Count)));
        return false;
    }

    /// <summary>A number as it stands in a text's args.</summary>
    public static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static bool IsPlain(string text)
    {
        for (var i = 0; i < text.Length;)
        {
            if (Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var used) != System.Buffers.OperationStatus.Done) return false;
            if (IsHidden(Rune.GetUnicodeCategory(rune))) return false;
            i += used;
        }

        return true;
    }

    // Control and format characters change how a name looks without showing, and lines break lists and logs.
    private static bool IsHidden(UnicodeCategory category) => category
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
        or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}

/// <summary>What came of reading raw input: a value, or every violation found in it.</summary>
/// <typeparam name="T">The type read.</typeparam>
/// <param name="Value">The value; null exactly when there are violations.</param>
/// <param name="Violations">All that is wrong with the input, each with a pointer.</param>
public sealed record Reading<T>(T? Value, IReadOnlyList<Violation> Violations)
    where T : class;
