using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Sql.Evaluation;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Queries;

/// <summary>
/// Where the SDK wants an ordered query to go on: <c>{value: [key, …], rid, exclude}</c> beside the query. Results before
/// the keys are left out; of those with equal keys all are when <c>exclude</c>, else those before the resource id.
/// </summary>
internal sealed class ResumeFilter
{
    private readonly Key[] _keys;
    private readonly bool[] _descending;
    private readonly ResourceId _container;
    private readonly long _rowKey;
    private readonly bool _exclude;

    private ResumeFilter(Key[] keys, bool[] descending, ResourceId container, long rowKey, bool exclude) =>
        (_keys, _descending, _container, _rowKey, _exclude) = (keys, descending, container, rowKey, exclude);

    /// <summary>Reads the filter of a request for a query; null when there is none, 400 when it does not fit the query.</summary>
    public static ResumeFilter? Read(JToken body, SqlSelect query, ResourceId container)
    {
        if ((body as JObject)?["resumeFilter"] is not JObject filter)
        {
            return null;
        }

        if (filter["value"] is not JArray values || values.Count != query.OrderBy.Count)
        {
            throw RequestFailedException.BadRequest("The resume filter does not fit the query's ORDER BY.");
        }

        return new ResumeFilter(
            [.. values.Select(ReadKey)], [.. query.OrderBy.Select(key => key.Descending)], container,
            ReadRowKey(filter["rid"], container), filter["exclude"] is JValue { Value: true });
    }

    /// <summary>Whether a result, as the SDK's rewritten query gives it, comes before the point to go on from.</summary>
    public bool IsBefore(JToken result)
    {
        var items = result.Member("orderByItems") as JArray;
        for (var i = 0; i < _keys.Length; i++)
        {
            var comparison = Compare(i < items?.Count ? items[i].Member("item") : null, _keys[i]);
            if (comparison != 0)
            {
                return _descending[i] ? comparison > 0 : comparison < 0;
            }
        }

        return _exclude || (_container.TryReadItem(result.Member("_rid").AsText() ?? string.Empty) ?? 0) < _rowKey;
    }

    private static int Compare(JToken? item, Key key) => key.Digest is { } digest && JsonOrder.Rank(item) == JsonOrder.Rank(key.Value)
        ? JsonDigest.Of(item!).CompareTo(digest)
        : JsonOrder.Instance.Compare(item, key.Value);

    // Undefined is given as an empty array, an array or object as the two halves of its digest.
    private static Key ReadKey(JToken value) => value switch
    {
        JArray { Count: 0 } => new Key(null, null),
        JObject digest => new Key(digest["type"].AsText() == "array" ? new JArray() : new JObject(), ReadDigest(digest)),
        JValue key => new Key(key, null),
        _ => throw RequestFailedException.BadRequest("The resume filter holds a value that is none."),
    };

    private static JsonDigest ReadDigest(JObject digest) => digest["low"] is JValue { Value: long low } && digest["high"] is JValue { Value: long high }
        ? new JsonDigest((ulong)low, (ulong)high)
        : throw RequestFailedException.BadRequest("The resume filter holds a digest that is none.");

    private static long ReadRowKey(JToken? rid, ResourceId container) => rid.AsText() is { } text
        ? container.TryReadItem(text) ?? throw RequestFailedException.BadRequest("The resource id of the resume filter is malformed.")
        : 0;

    private readonly record struct Key(JToken? Value, JsonDigest? Digest);
}
