using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// The order ORDER BY, MIN and MAX go by: undefined, null, false, true, numbers, strings, arrays, objects. Strings compare by
/// code unit. Source: the SDK's ItemComparer, which merges the ranges by the same order.
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
            6 => CompareItems((JArray)x!, (JArray)y!),
            7 => CompareMembers((JObject)x!, (JObject)y!),
            _ => 0,
        };
    }

    /// <summary>The order of two numbers.</summary>
    public static int CompareNumbers(JToken x, JToken y) =>
        x is JValue { Value: long left } && y is JValue { Value: long right } ? left.CompareTo(right) : ((double)x).CompareTo((double)y);

    private int CompareItems(JArray x, JArray y)
    {
        for (var i = 0; i < Math.Min(x.Count, y.Count); i++)
        {
            var order = Compare(x[i], y[i]);
            if (order != 0)
            {
                return order;
            }
        }

        return x.Count.CompareTo(y.Count);
    }

    // Members compare in the order of their names, so that objects that are equal compare as equal.
    private int CompareMembers(JObject x, JObject y)
    {
        using var left = x.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).GetEnumerator();
        using var right = y.Properties().OrderBy(p => p.Name, StringComparer.Ordinal).GetEnumerator();
        while (left.MoveNext())
        {
            if (!right.MoveNext())
            {
                return 1;
            }

            var order = string.CompareOrdinal(left.Current.Name, right.Current.Name);
            order = order != 0 ? order : Compare(left.Current.Value, right.Current.Value);
            if (order != 0)
            {
                return order;
            }
        }

        return right.MoveNext() ? -1 : 0;
    }
}
