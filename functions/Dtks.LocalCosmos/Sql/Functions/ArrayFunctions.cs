using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>The array, set and object functions. Source: "Array functions" in the service's query reference.</summary>
internal static class ArrayFunctions
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["ARRAY_AVG"] = Folding("AVG"),
        ["ARRAY_CONCAT"] = new(2, int.MaxValue, (arguments, _) => Concat(arguments)),
        ["ARRAY_CONTAINS"] = new(2, 3, (arguments, _) => Contains(arguments)),
        ["ARRAY_CONTAINS_ALL"] = new(2, int.MaxValue, (arguments, _) => Holds(arguments, (wanted, has) => wanted.All(has))),
        ["ARRAY_CONTAINS_ANY"] = new(2, int.MaxValue, (arguments, _) => Holds(arguments, (wanted, has) => wanted.Any(has))),
        ["ARRAY_LENGTH"] = new(1, 1, (arguments, _) => arguments[0] is JArray items ? Json.Of((long)items.Count) : null),
        ["ARRAY_MAX"] = Folding("MAX"),
        ["ARRAY_MIN"] = Folding("MIN"),
        ["ARRAY_SLICE"] = new(2, 3, (arguments, _) => Slice(arguments)),
        ["ARRAY_SUM"] = Folding("SUM"),
        ["CHOOSE"] = new(2, int.MaxValue, (arguments, _) =>
            Json.Whole(arguments[0]) is { } at && at >= 1 && at < arguments.Length ? arguments[at] : null),
        ["IIF"] = new(3, 3, (arguments, _) => Json.IsTrue(arguments[0]) ? arguments[1] : arguments[2]),
        ["OBJECTTOARRAY"] = new(1, 3, (arguments, _) => ObjectToArray(arguments)),
        ["SETDIFFERENCE"] = OfSets((left, right) => left.Except(right, JsonEquality.Instance)),
        ["SETEQUAL"] = new(2, 2, (arguments, _) => arguments is [JArray left, JArray right] ? Json.Of(ToSet(left).SetEquals(right)) : null),
        ["SETINTERSECT"] = OfSets((left, right) => left.Intersect(right, JsonEquality.Instance)),
        ["SETUNION"] = OfSets((left, right) => left.Union(right, JsonEquality.Instance)),
    };

    private static Function OfSets(Func<JArray, JArray, IEnumerable<JToken?>> body) =>
        new(2, 2, (arguments, _) => arguments is [JArray left, JArray right] ? Collect(body(left, right)) : null);

    private static Function Folding(string aggregate) => new(1, 1, (arguments, _) =>
    {
        if (arguments[0] is not JArray items)
        {
            return null;
        }

        var result = Aggregate.Create(aggregate);
        foreach (var item in items)
        {
            result.Add(item);
        }

        return result.Result;
    });

    // The third argument, where it is true, lets an object match one that has its members and more.
    private static JToken? Contains(JToken?[] arguments)
    {
        bool? partial = arguments.Length == 2 ? false : Json.Truth(arguments[2]);
        if (partial is null || arguments[0] is not JArray items || arguments[1] is not { } wanted)
        {
            return null;
        }

        return Json.Of(items.Any(item => JsonEquality.Instance.Equals(item, wanted) || (partial.Value && HasMembers(item, wanted))));
    }

    private static bool HasMembers(JToken item, JToken wanted) =>
        item is JObject members && wanted is JObject some
        && some.Properties().All(p => members[p.Name] is { } value && Matches(value, p.Value));

    private static bool Matches(JToken value, JToken wanted) => JsonEquality.Instance.Equals(value, wanted) || HasMembers(value, wanted);

    private static JToken? Holds(JToken?[] arguments, Func<IEnumerable<JToken?>, Func<JToken?, bool>, bool> test) =>
        arguments[0] is JArray items ? Json.Of(test(arguments.Skip(1), ToSet(items).Contains)) : null;

    private static JArray? Slice(JToken?[] arguments)
    {
        var most = arguments.Length == 3 ? Json.Whole(arguments[2]) : int.MaxValue;
        if (arguments[0] is not JArray items || Json.Whole(arguments[1]) is not { } start || most is null)
        {
            return null;
        }

        // A negative start counts from the end.
        var from = (int)Math.Clamp(start < 0 ? items.Count + start : start, 0, items.Count);
        return Collect(items.Skip(from).Take((int)Math.Clamp(most.Value, 0, items.Count)));
    }

    private static JArray? ObjectToArray(JToken?[] arguments)
    {
        var key = arguments.Length > 1 ? Json.String(arguments[1]) : "k";
        var value = arguments.Length > 2 ? Json.String(arguments[2]) : "v";
        return key is not null && value is not null && key != value && arguments[0] is JObject members
            ? Collect(members.Properties().Select(p => new JObject { [key] = p.Name, [value] = p.Value }))
            : null;
    }

    private static JArray? Concat(JToken?[] arguments)
    {
        if (!Array.TrueForAll(arguments, argument => argument is JArray))
        {
            return null;
        }

        Json.CheckLength(arguments.Sum(argument => (long)((JArray)argument!).Count));
        return Collect(arguments.SelectMany(argument => (JArray)argument!));
    }

    private static HashSet<JToken?> ToSet(JArray items) => new(items, JsonEquality.Instance);

    private static JArray Collect(IEnumerable<JToken?> items)
    {
        var array = new JArray();
        foreach (var item in items)
        {
            array.Add(item!);
        }

        return array;
    }
}
