using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// The order ORDER BY, MIN and MAX go by: undefined, null, false, true, numbers, strings, arrays, objects. Strings compare by
/// code unit; arrays, and objects, by their digests. Source: the SDK's ItemComparer, which merges the ranges by the same order.
/// </summary>
internal sealed class JsonOrder : IComparer<JToken?>
{
    /// <summary>The order.</summary>
    public static readonly JsonOrder Instance = new();

    private JsonOrder()
    {
    }

    /// <summary>Which type comes first: 0 for undefined up to 7 for objects.</summary>
    public static int Rank(JToken? token) => token?.Type switch
    {
        null or JTokenType.Undefined => 0,
        JTokenType.Null => 1,
        JTokenType.Boolean => Json.IsTrue(token) ? 3 : 2,
        JTokenType.Integer or JTokenType.Float => 4,
        JTokenType.Array => 6,
        JTokenType.Object => 7,
        _ => 5,
    };

    /// <inheritdoc/>
    public int Compare(JToken? x, JToken? y)
    {
        var rank = Rank(x);
        var byType = rank.CompareTo(Rank(y));
        if (byType != 0)
        {
            return byType;
        }

        return rank switch
        {
            4 => CompareNumbers(x!, y!),
            5 => string.CompareOrdinal(Json.String(x), Json.String(y)),
            6 or 7 => JsonDigest.Of(x!).CompareTo(JsonDigest.Of(y!)),
            _ => 0,
        };
    }

    /// <summary>The order of two numbers.</summary>
    public static int CompareNumbers(JToken x, JToken y) =>
        x is JValue { Value: long left } && y is JValue { Value: long right } ? left.CompareTo(right) : ((double)x).CompareTo((double)y);
}
