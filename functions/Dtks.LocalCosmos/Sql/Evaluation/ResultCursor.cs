using Dtks.LocalCosmos.Sql.Planning;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>Follows the results of one execution in their order, and leaves out those before the position to go on from.</summary>
internal sealed class ResultCursor
{
    private readonly ResultPosition? _from;
    private readonly bool[] _descending;
    private readonly int _count;
    private readonly bool _distinct;
    private (JToken?[] Keys, long RowKey, int Nth) _before = ([], -1, 0);
    private (JToken?[] Keys, long RowKey, int Nth) _at = ([], -1, 0);

    /// <param name="query">the query that is executed</param>
    /// <param name="from">where to go on; null at the start</param>
    /// <param name="given">how many results were given before, which TOP, OFFSET and LIMIT count</param>
    public ResultCursor(SqlSelect query, ResultPosition? from, int given)
    {
        (_from, Given) = (from, given);
        _descending = [.. query.OrderBy.Select(key => key.Descending)];
        // Where equal results stand together, the keys that they consist of say which ones were given.
        _distinct = query.Distinct;
        _count = query.Distinct ? AggregateFinder.Expressions(query.Projection).Select(SqlWriter.Write).Distinct().Count() : query.OrderBy.Count;
    }

    /// <summary>How many results were given before.</summary>
    public int Given { get; }

    /// <summary>The position after the result before the one that came last.</summary>
    public ResultPosition Before => new(
        [.. _before.Keys.Take(_count).Select(PositionKey.Of)], _distinct ? long.MaxValue : _before.RowKey, _before.Nth);

    /// <summary>Whether the results of such a query have a position each: they come from documents, singly, equal ones together.</summary>
    public static bool Follows(SqlSelect query) => query.Sources is [{ RootName: not null }, ..] && !AggregateFinder.IsGrouped(query)
        && QueryPlanner.DistinctType(query) != "Unordered";

    /// <summary>Takes note of the next result; false when it was given before.</summary>
    /// <param name="keys">its sorting keys</param>
    /// <param name="rowKey">the row key of its document</param>
    public bool Passes(JToken?[] keys, long rowKey)
    {
        _before = _at;
        _at = (keys, rowKey, rowKey == _at.RowKey && keys.SequenceEqual(_at.Keys, JsonEquality.Instance) ? _at.Nth + 1 : 1);
        return _from is null || IsAfter(_from);
    }

    private bool IsAfter(ResultPosition from)
    {
        for (var i = 0; i < from.Keys.Count; i++)
        {
            var order = from.Keys[i].Compare(_at.Keys[i]);
            if (order != 0)
            {
                return _descending[i] ? order < 0 : order > 0;
            }
        }

        return _at.RowKey != from.RowKey ? _at.RowKey > from.RowKey : _at.Nth > from.Nth;
    }
}

/// <summary>A place in the order of a query's results that holds when documents come and go: after a result that was given.</summary>
/// <param name="Keys">the result's sorting keys, or the first of them; none without ORDER BY</param>
/// <param name="RowKey">the row key of its document; <see cref="long.MaxValue"/> to leave out whatever has the same keys</param>
/// <param name="Nth">how many results of that document with these keys were given</param>
internal sealed record ResultPosition(IReadOnlyList<PositionKey> Keys, long RowKey, int Nth);

/// <summary>A sorting key as positions keep it: undefined, null or a scalar itself; of an array or object the digest it is sorted by.</summary>
/// <param name="Value">the scalar, an empty array or object, or null for undefined</param>
/// <param name="Digest">the digest of an array or object</param>
internal readonly record struct PositionKey(JToken? Value, JsonDigest? Digest)
{
    /// <summary>The key that a value is sorted by.</summary>
    public static PositionKey Of(JToken? value) => value switch
    {
        JArray => new PositionKey(new JArray(), JsonDigest.Of(value)),
        JObject => new PositionKey(new JObject(), JsonDigest.Of(value)),
        _ => new PositionKey(value, null),
    };

    /// <summary>Reads the SDK's form: <c>[]</c> for undefined, <c>{type, low, high}</c> for an array or object; null when it is none.</summary>
    public static PositionKey? TryRead(JToken token) => token switch
    {
        JArray { Count: 0 } => default(PositionKey),
        JObject digest when digest["low"] is JValue { Value: long low } && digest["high"] is JValue { Value: long high } =>
            new PositionKey(Json.String(digest["type"]) == "array" ? new JArray() : new JObject(), new JsonDigest((ulong)low, (ulong)high)),
        JValue value => new PositionKey(value, null),
        _ => null,
    };

    /// <summary>The key in the SDK's form.</summary>
    public JToken ToJson() => this switch
    {
        { Digest: { } digest } => new JObject
        {
            ["type"] = Value is JArray ? "array" : "object",
            ["low"] = (long)digest.Low,
            ["high"] = (long)digest.High,
        },
        { Value: { } value } => value.DeepClone(),
        _ => new JArray(),
    };

    /// <summary>How a value is sorted beside this key: below 0 when it comes before it.</summary>
    public int Compare(JToken? value) => Digest is { } digest && JsonOrder.Rank(value) == JsonOrder.Rank(Value)
        ? JsonDigest.Of(value!).CompareTo(digest)
        : JsonOrder.Instance.Compare(value, Value);
}
