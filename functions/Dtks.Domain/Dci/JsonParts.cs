using System.Text.Json;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Dci;

/// <summary>Looks at the members of JSON that others wrote: what is null is not there, what is of another kind is none.</summary>
internal static class JsonParts
{
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = DciLimits.JsonDepth, AllowDuplicateProperties = false };
    private static readonly long First = Instant.FromUtc(1, 1, 1, 0, 0).ToUnixTimeTicks();
    private static readonly long Last = Instant.MaxValue.ToUnixTimeTicks();

    /// <summary>The JSON; null where it is none, is no text, nests too deep, or says a member twice.</summary>
    public static JsonElement? Read(ReadOnlyMemory<byte> utf8)
    {
        if (!JsonBytes.AreText(utf8.Span, DciLimits.JsonDepth)) return null;
        try
        {
            using var read = JsonDocument.Parse(utf8, Strict);
            return read.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    public static JsonElement? Member(this JsonElement from, string name) =>
        from.ValueKind == JsonValueKind.Object && from.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static bool IsObject(this JsonElement? value) => value is { ValueKind: JsonValueKind.Object };

    /// <summary>A text of 1 to so many characters, of which none is a control character.</summary>
    public static string? Text(this JsonElement? value, int max) =>
        value is { ValueKind: JsonValueKind.String } text && JsonBytes.Text(text) is { Length: > 0 } written && written.Length <= max && !written.Any(char.IsControl) ? written : null;

    /// <summary>A whole number, also where it is written with a point.</summary>
    public static int? Whole(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.Number } number && number.TryGetDecimal(out var exact) && decimal.Truncate(exact) == exact && exact is >= int.MinValue and <= int.MaxValue ? (int)exact : null;

    /// <summary>An instant as ISO 8601 with its zone, such as 2022-12-04T17:20:07-04:00; null too where it lies, in UTC, before the year 1 or after 9999, and so is none that could be written.</summary>
    public static Instant? Time(this JsonElement? value) =>
        value is { ValueKind: JsonValueKind.String } text && OffsetDateTimePattern.Rfc3339.Parse(JsonBytes.Text(text) ?? string.Empty) is { Success: true } parsed && IsInstant(parsed.Value) ? parsed.Value.ToInstant() : null;

    // Counted as if it were UTC, and then by its zone: as an instant it might not be to be had.
    private static bool IsInstant(OffsetDateTime time) =>
        time.LocalDateTime.InUtc().ToInstant().ToUnixTimeTicks() - time.Offset.Ticks is var ticks && ticks >= First && ticks <= Last;

    /// <summary>What comes after the last colon: the name alone of one such as <c>ns:org:RegistryType:Social</c>.</summary>
    public static string Name(string qualified) => qualified[(qualified.LastIndexOf(':') + 1)..];

    /// <summary>A name in the form it is compared in: small letters and digits alone.</summary>
    public static string Folded(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
