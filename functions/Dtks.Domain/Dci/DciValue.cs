using System.Text.Json;
using Dtks.Domain.Areas;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Dci;

/// <summary>A value of an attribute: of these the one that its kind has.</summary>
/// <param name="Text">A text in the form it is compared in, or the code of an area.</param>
/// <param name="Number">A number.</param>
/// <param name="Date">A day.</param>
/// <param name="Identifier">What names a person or a household.</param>
public sealed record DciValue(string? Text = null, decimal? Number = null, LocalDate? Date = null, DciIdentifier? Identifier = null)
{
    /// <summary>A text as it is compared.</summary>
    public static DciValue Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new DciValue(text.Trim().ToLowerInvariant());
    }

    /// <summary>Hidden: it may be of a person (REG-3).</summary>
    public override string ToString() => "[value]";

    /// <summary>Whether a record's value stands to a request's as an operator says.</summary>
    /// <param name="how">The operator.</param>
    /// <param name="asked">The request's value, of the same kind.</param>
    public bool Meets(DciOperator how, DciValue asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (how is DciOperator.Equal or DciOperator.In) return this == asked || IsIn(asked);
        var order = CompareTo(asked);
        return how switch { DciOperator.Greater => order > 0, DciOperator.Less => order < 0, DciOperator.AtLeast => order >= 0, _ => order <= 0 };
    }

    /// <summary>Which comes first, of one kind.</summary>
    public int CompareTo(DciValue other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Number is { } number && other.Number is { } than ? number.CompareTo(than)
            : Date is { } date && other.Date is { } day ? date.CompareTo(day)
            : string.CompareOrdinal(Text ?? Identifier?.Value, other.Text ?? other.Identifier?.Value);
    }

    /// <summary>The value of a request; null where it is none of its attribute's kind.</summary>
    internal static DciValue? Read(DciAttribute attribute, JsonElement value) => attribute.Kind switch
    {
        DciValueKind.Identifier => DciIdentifier.TextOf(value) is { } text && DciIdentifier.Of(attribute.Identifier!.Value, text) is { } id ? new DciValue(Identifier: id) : null,
        DciValueKind.Number => value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? new DciValue(Number: number) : NumberOf(value),
        DciValueKind.Date => JsonParts.Text(value, DciLimits.Text) is { } day && DayOf(day) is { } date ? new DciValue(Date: date) : null,
        DciValueKind.Area => DciIdentifier.TextOf(value) is { } code && AreaCode.TryParse(code, out var area) ? new DciValue(area.Value) { IsArea = true } : null,
        _ => JsonParts.Text(value, DciLimits.Text) is { } words ? Of(words) : null,
    };

    /// <summary>Whether it is the code of an area, which has others in it.</summary>
    internal bool IsArea { get; init; }

    private bool IsIn(DciValue area) => IsArea && area.IsArea && AreaCode.Parse(area.Text!).Covers(AreaCode.Parse(Text!));

    // Clients write numbers as texts too.
    private static DciValue? NumberOf(JsonElement value) =>
        JsonParts.Text(value, DciLimits.Text) is { } text && decimal.TryParse(text, System.Globalization.NumberStyles.AllowDecimalPoint | System.Globalization.NumberStyles.AllowLeadingSign, System.Globalization.CultureInfo.InvariantCulture, out var number)
            ? new DciValue(Number: number) : null;

    // A day, or an instant as the standard's examples write days.
    private static LocalDate? DayOf(string text) => LocalDatePattern.Iso.Parse(text) is { Success: true } day ? day.Value
        : OffsetDateTimePattern.Rfc3339.Parse(text) is { Success: true } time ? time.Value.Date : null;
}
