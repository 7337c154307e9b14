using System.Text;
using System.Text.Json;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>Between strings and other values. A text that is not JSON of the type asked for gives undefined.</summary>
internal static class ConversionFunctions
{
    private const int DeepestText = 64;

    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["STRINGTOARRAY"] = FromText(JsonValueKind.Array),
        ["STRINGTOBOOLEAN"] = FromText(JsonValueKind.True, JsonValueKind.False),
        ["STRINGTONULL"] = FromText(JsonValueKind.Null),
        ["STRINGTONUMBER"] = FromText(JsonValueKind.Number),
        ["STRINGTOOBJECT"] = FromText(JsonValueKind.Object),
        ["TOSTRING"] = new(1, 1, (arguments, _) =>
            arguments[0] is { } value ? Json.Of(Json.String(value) ?? value.ToString(Formatting.None)) : null),
    };

    private static Function FromText(params JsonValueKind[] kinds) =>
        new(1, 1, (arguments, _) => Json.String(arguments[0]) is { } text && kinds.Contains(Kind(text)) ? Parse(text) : null);

    // Newtonsoft reads more than JSON (single quotes, comments, NaN); the strict reader goes first.
    private static JsonValueKind Kind(string text)
    {
        try
        {
            StrictJson.Check(Encoding.UTF8.GetBytes(text), DeepestText);
            using var document = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = DeepestText });
            return document.RootElement.ValueKind;
        }
        catch (System.Text.Json.JsonException)
        {
            return JsonValueKind.Undefined;
        }
    }

    private static JToken? Parse(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text));
        (reader.DateParseHandling, reader.MaxDepth) = (DateParseHandling.None, DeepestText);
        var value = JToken.ReadFrom(reader);
        return Json.IsNumber(value) ? Json.Of((double)value) : value;
    }
}
