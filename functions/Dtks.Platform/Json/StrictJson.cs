using System.Globalization;
using System.Numerics;
using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace Dtks.Platform.Json;

/// <summary>
/// Reads JSON from outside without leniency: RFC 8259 to the letter, every member known, every required member there, no type coerced.
/// </summary>
public static class StrictJson
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

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
        if (utf8.StartsWith(ByteOrderMark))
        {
            return [new JsonFault(string.Empty, "json.byteOrderMark")];
        }

        var check = new ShapeCheck(utf8);
        try
        {
            var faults = check.Run(shape);
            return check.OtherNumbers.Count > 0 && NumberFault(Encoding.UTF8.GetString(utf8), check.OtherNumbers) is { } number ? [number] : faults;
        }
        catch (System.Text.Json.JsonException e)
        {
            return [Malformed(string.Empty, e.LineNumber + 1, e.BytePositionInLine + 1)];
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid UTF-8 or holds half a surrogate pair.
            var before = utf8[..check.At];
            return [Malformed(check.Pointer, before.Count((byte)'\n') + 1, before.Length - before.LastIndexOf((byte)'\n'))];
        }
        catch (DuplicateMemberException e)
        {
            return [new JsonFault(e.Pointer, "json.duplicateMember", new Dictionary<string, string> { ["member"] = e.Member })];
        }
    }

    /// <summary>The fault of JSON that is right and still cannot be held: a number beyond all ranges, such as 1e400.</summary>
    private static JsonFault? NumberFault(string text, IReadOnlyList<string> pointers)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        var held = 0;
        try
        {
            while (reader.Read())
            {
                held += reader.TokenType == JsonToken.Float || reader.Value is BigInteger ? 1 : 0;
            }

            return null;
        }
        catch (JsonReaderException e)
        {
            return new JsonFault(held < pointers.Count ? pointers[held] : string.Empty, "json.number", Place(e.LineNumber, e.LinePosition));
        }
    }

    private static JsonFault Malformed(string pointer, long? line, long? column) => new(pointer, "json.malformed", Place(line, column));

    private static Dictionary<string, string> Place(long? line, long? column) => new() { ["line"] = Number(line), ["column"] = Number(column) };

    private static string Number(long? n) => n?.ToString(CultureInfo.InvariantCulture) ?? "?";
}
