using System.Text;
using Dtks.LocalCosmos.Serialization;
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
        ["STRINGTOARRAY"] = FromText(JTokenType.Array),
        ["STRINGTOBOOLEAN"] = FromText(JTokenType.Boolean),
        ["STRINGTONULL"] = FromText(JTokenType.Null),
        ["STRINGTONUMBER"] = FromText(JTokenType.Integer, JTokenType.Float),
        ["STRINGTOOBJECT"] = FromText(JTokenType.Object),
        ["TOSTRING"] = new(1, 1, (arguments, _) =>
            arguments[0] is { } value ? Json.Of(Json.String(value) ?? value.ToString(Formatting.None)) : null),
    };

    private static Function FromText(params JTokenType[] types) =>
        new(1, 1, (arguments, _) => Json.String(arguments[0]) is { } text && Parse(text) is { } value && types.Contains(value.Type) ? value : null);

    private static JToken? Parse(string text)
    {
        try
        {
            var value = StrictJson.Read(Encoding.UTF8.GetBytes(text), DeepestText);
            return Json.IsNumber(value) ? Json.Of((double)value) : value;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
