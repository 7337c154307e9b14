using System.Globalization;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Json;

/// <summary>
/// Reads JSON from outside without leniency: RFC 8259 to the letter, every member known, every required member there, no type coerced.
/// </summary>
public static class StrictJson
{
    /// <summary>
    /// Reads <paramref name="utf8"/> as a <typeparamref name="T"/>. On success the value is set and no fault is returned; otherwise every
    /// fault found is.
    /// </summary>
    public static IReadOnlyList<JsonFault> TryRead<T>(ReadOnlySpan<byte> utf8, out T? value)
        where T : class
    {
        var faults = Faults(utf8, JsonShape.Of(typeof(T)));
        value = faults.Count == 0 ? JsonText.Read<T>(Encoding.UTF8.GetString(utf8)) : null;
        return faults;
    }

    private static IReadOnlyList<JsonFault> Faults(ReadOnlySpan<byte> utf8, JsonShape shape)
    {
        try
        {
            var check = new ShapeCheck(utf8);
            var faults = check.Run(shape);
            return check.HasOtherNumbers && NumberFault(Encoding.UTF8.GetString(utf8)) is { } number ? [number] : faults;
        }
        catch (System.Text.Json.JsonException e)
        {
            return [Malformed(e.LineNumber + 1, e.BytePositionInLine + 1)];
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid UTF-8 or holds half a surrogate pair.
            return [Malformed(null, null)];
        }
        catch (DuplicateMemberException e)
        {
            return [new JsonFault(string.Empty, "json.duplicateMember", new Dictionary<string, string> { ["member"] = e.Member })];
        }
    }

    /// <summary>The fault of JSON that is right and still cannot be held: a number beyond all ranges, such as 1e400.</summary>
    private static JsonFault? NumberFault(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        try
        {
            while (reader.Read())
            {
                // Only whether it can be read.
            }

            return null;
        }
        catch (JsonReaderException e)
        {
            return new JsonFault(string.Empty, "json.number", Place(e.LineNumber, e.LinePosition));
        }
    }

    private static JsonFault Malformed(long? line, long? column) => new(string.Empty, "json.malformed", Place(line, column));

    private static Dictionary<string, string> Place(long? line, long? column) => new() { ["line"] = Number(line), ["column"] = Number(column) };

    private static string Number(long? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
