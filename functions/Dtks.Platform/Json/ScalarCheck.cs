using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using NodaTime.Text;

namespace Dtks.Platform.Json;

/// <summary>Holds the one value that a reader is at against the shape it is to have; the insides of objects and arrays are <see cref="ShapeCheck"/>'s.</summary>
internal static class ScalarCheck
{
    /// <summary>What is wrong with the value, or null. An object or array where there is to be one is not asked for here.</summary>
    public static JsonFault? Of(in Utf8JsonReader json, JsonShape shape, JsonPath path) => shape.Kind switch
    {
        JsonKind.Object or JsonKind.Map => WrongType("object", path),
        JsonKind.Array => WrongType("array", path),
        JsonKind.Flag when json.TokenType is not (JsonTokenType.True or JsonTokenType.False) => WrongType("boolean", path),
        JsonKind.Int when json.TokenType != JsonTokenType.Number || !json.TryGetInt32(out _) => WrongType("integer", path),
        JsonKind.Long when json.TokenType != JsonTokenType.Number || !json.TryGetInt64(out _) => WrongType("integer", path),
        JsonKind.Text or JsonKind.Name or JsonKind.Date when json.TokenType != JsonTokenType.String => WrongType("string", path),
        JsonKind.Name when !IsOneOf(in json, shape.Names) => Fault("json.notOneOf", "allowed", string.Join(", ", shape.Names.Select(Encoding.UTF8.GetString)), path),
        JsonKind.Date when !LocalDatePattern.Iso.Parse(json.GetString()!).Success => new JsonFault(path.Pointer(), "json.notADate"),
        _ => null,
    };

    private static bool IsOneOf(in Utf8JsonReader json, ImmutableArray<byte[]> names)
    {
        foreach (var name in names)
        {
            if (json.ValueTextEquals(name))
            {
                return true;
            }
        }

        return false;
    }

    private static JsonFault WrongType(string expected, JsonPath path) => Fault("json.wrongType", "expected", expected, path);

    private static JsonFault Fault(string code, string arg, string value, JsonPath path) =>
        new(path.Pointer(), code, new Dictionary<string, string> { [arg] = value });
}
