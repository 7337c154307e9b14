using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>ORDER BY. Rows that are equal in every key keep their order, which is that of <c>_rid</c>.</summary>
internal sealed class Sorting
{
    private readonly Evaluator[] _keys;
    private readonly bool[] _descending;

    private Sorting(Evaluator[] keys, bool[] descending)
    {
        _keys = keys;
        _descending = descending;
    }

    /// <summary>Compiles the sorting keys; null without ORDER BY, and where an aggregate leaves one row.</summary>
    /// <exception cref="BadQueryException">a key cannot be evaluated, or ORDER BY stands with GROUP BY or without FROM</exception>
    public static Sorting? Compile(SqlSelect query, Scope scope)
    {
        if (query.OrderBy.Count == 0)
        {
            return null;
        }

        var start = query.OrderBy[0].Expression.Start;
        if (query.Sources.Count == 0)
        {
            throw new BadQueryException("SC2043", "ORDER BY has nothing to sort: the query has no FROM.", start, start + 1);
        }

        if (query.GroupBy.Count > 0)
        {
            throw new BadQueryException("SC2042", "A query cannot have both GROUP BY and ORDER BY.", start, start + 1);
        }

        var keys = new ExpressionCompiler(scope).CompileAll(query.OrderBy.Select(key => key.Expression));
        return new Sorting(keys, [.. query.OrderBy.Select(key => key.Descending)]);
    }

    /// <summary>The rows' results in order, from a cursor's position on when there is one.</summary>
    public IEnumerable<JToken> Sort(IEnumerable<Frame> rows, Evaluator projection, ResultCursor? cursor)
    {
        var sorted = new List<(JToken?[] Keys, int At, long RowKey, JToken Result)>();
        foreach (var row in rows)
        {
            if (projection(row) is { } result)
            {
                sorted.Add((Array.ConvertAll(_keys, key => key(row)), sorted.Count, row.RowKey, result));
            }
        }

        sorted.Sort((x, y) => Compare(x.Keys, y.Keys) is var order && order != 0 ? order : x.At.CompareTo(y.At));
        return sorted.Where(row => cursor?.Passes(row.Keys, row.RowKey) != false).Select(row => row.Result);
    }

    private int Compare(JToken?[] x, JToken?[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var order = JsonOrder.Instance.Compare(x[i], y[i]);
            if (order != 0)
            {
                return _descending[i] ? -order : order;
            }
        }

        return 0;
    }
}
