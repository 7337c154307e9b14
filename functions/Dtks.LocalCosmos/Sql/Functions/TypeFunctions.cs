using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>The type-checking functions: always true or false.</summary>
internal static class TypeFunctions
{
    private const double LargestExact = 9007199254740991;

    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["IS_ARRAY"] = Test(value => value is JArray),
        ["IS_BOOL"] = Test(value => Json.Truth(value) is not null),
        ["IS_DEFINED"] = Test(value => value is not null),
        ["IS_FINITE_NUMBER"] = Test(value => Json.Number(value) is { } number && double.IsFinite(number)),
        ["IS_INTEGER"] = Test(value => Json.Whole(value) is { } whole && Math.Abs((double)whole) <= LargestExact),
        ["IS_NULL"] = Test(value => value?.Type == JTokenType.Null),
        ["IS_NUMBER"] = Test(Json.IsNumber),
        ["IS_OBJECT"] = Test(value => value is JObject),
        ["IS_PRIMITIVE"] = Test(value => value is JValue),
        ["IS_STRING"] = Test(value => Json.String(value) is not null),
    };

    private static Function Test(Func<JToken?, bool> test) => new(1, 1, (arguments, _) => Json.Of(test(arguments[0])));
}
