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
