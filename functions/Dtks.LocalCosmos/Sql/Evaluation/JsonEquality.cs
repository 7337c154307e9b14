using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// When two values are the same one: of one type, numbers by value (<c>1</c> is <c>1.0</c>), arrays item by item, objects
/// member by member in any order. Undefined is the same as undefined here, which GROUP BY and DISTINCT go by.
/// </summary>
internal sealed class JsonEquality : IEqualityComparer<JToken?>
{
    /// <summary>The equality.</summary>
    public static readonly JsonEquality Instance = new();

    private JsonEquality()
    {
    }

    /// <inheritdoc/>
    public bool Equals(JToken? x, JToken? y)
    {
        if (ReferenceEquals(x, y))
        {
            return true;
        }

        return (x, y) switch
        {
            (JArray left, JArray right) => EqualItems(left, right),
            (JObject left, JObject right) => EqualMembers(left, right),
            (JContainer, _) or (_, JContainer) => false,
            _ => JsonOrder.Instance.Compare(x, y) == 0,
        };
    }

    /// <inheritdoc/>
    public int GetHashCode(JToken? obj)
    {
        var hash = new HashCode();
        hash.Add(JsonOrder.Rank(obj));
        switch (obj)
        {
            case JArray items:
                foreach (var item in items)
                {
                    hash.Add(GetHashCode(item));
                }

                break;
            case JObject members:
                hash.Add(members.Properties().Aggregate(0, (sum, p) => sum + HashCode.Combine(p.Name, GetHashCode(p.Value))));
                break;
            default:
                hash.Add(Json.IsNumber(obj) ? ((double)obj!).GetHashCode() : Json.String(obj)?.GetHashCode() ?? 0);
                break;
        }

        return hash.ToHashCode();
    }

    private bool EqualItems(JArray left, JArray right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        for (var i = 0; i < left.Count; i++)
        {
            if (!Equals(left[i], right[i]))
            {
                return false;
            }
        }

        return true;
    }

    private bool EqualMembers(JObject left, JObject right)
    {
        if (left.Count != right.Count)
        {
            return false;
        }

        foreach (var (name, value) in left)
        {
            if (right[name] is not { } other || !Equals(value, other))
            {
                return false;
            }
        }

        return true;
    }
}
