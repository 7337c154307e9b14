using System.Text;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Json;

/// <summary>
/// Reads JSON from outside without leniency: RFC 8259 to the letter, every member known, every required member there, no type coerced.
/// </summary>
public static class StrictJson
{
    private const int MaxDepth = 16;

    /// <summary>
    /// Reads <paramref name="utf8"/> as a <typeparamref name="T"/>. On success the value is set and no fault is returned; otherwise every
    /// fault found is.
    /// </summary>
    public static IReadOnlyList<JsonFault> TryRead<T>(ReadOnlySpan<byte> utf8, out T? value)
        where T : class
    {
        value = null;
        if (Malformed(utf8) is { } malformed)
        {
            return [malformed];
        }

        if (Parse(Encoding.UTF8.GetString(utf8), out var token) is { } unreadable)
        {
            return [unreadable];
        }

        var faults = new List<JsonFault>();
        JsonShape.Check(token!, typeof(T), nullable: false, pointer: string.Empty, faults);
        if (faults.Count == 0)
        {
            value = token!.ToObject<T>(Newtonsoft.Json.JsonSerializer.Create(JsonText.Wire));
        }

        return faults;
    }

    /// <summary>
    /// What makes the text not JSON (single quotes, comments, trailing commas, duplicate members, bad UTF-8, nested too deep), or null.
    /// </summary>
    private static JsonFault? Malformed(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = MaxDepth });
            return DuplicateMember(ref reader);
        }
        catch (System.Text.Json.JsonException e)
        {
            return new JsonFault(string.Empty, "json.malformed", Where(e));
        }
        catch (InvalidOperationException)
        {
            // A string that is not valid UTF-8 or holds half a surrogate pair.
            return new JsonFault(string.Empty, "json.malformed", new Dictionary<string, string> { ["line"] = "?", ["column"] = "?" });
        }
    }

    private static JsonFault? DuplicateMember(ref Utf8JsonReader reader)
    {
        var open = new Stack<HashSet<string>>();
        while (reader.Read())
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                open.Push(new HashSet<string>(StringComparer.Ordinal));
            }
            else if (reader.TokenType == JsonTokenType.EndObject)
            {
                open.Pop();
            }
            else if (reader.TokenType == JsonTokenType.PropertyName && reader.GetString() is { } name && !open.Peek().Add(name))
            {
                return new JsonFault(string.Empty, "json.duplicateMember", new Dictionary<string, string> { ["member"] = name });
            }
            else if (reader.TokenType == JsonTokenType.String)
            {
                _ = reader.GetString();
            }
        }

        return null;
    }

    private static Dictionary<string, string> Where(System.Text.Json.JsonException e) => Place(e.LineNumber + 1, e.BytePositionInLine + 1);

    private static Dictionary<string, string> Place(long? line, long? column) => new() { ["line"] = Number(line), ["column"] = Number(column) };

    private static string Number(long? n) => n?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "?";

    /// <summary>The fault of JSON that is right and still cannot be held: a number beyond all ranges, such as 1e400.</summary>
    private static JsonFault? Parse(string text, out JToken? token)
    {
        token = null;
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        try
        {
            token = JToken.ReadFrom(reader);
            return null;
        }
        catch (JsonReaderException e)
        {
            return new JsonFault(string.Empty, "json.number", Place(e.LineNumber, e.LinePosition));
        }
    }
}
