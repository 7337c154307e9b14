using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>TOP, OFFSET and LIMIT: which of the results are asked for.</summary>
internal static class ResultPart
{
    /// <summary>Compiles the cut; a count given by a parameter is checked when the query runs.</summary>
    /// <returns>from a frame, the results from where to go on, and how many were given before: those that are asked for</returns>
    public static Func<Frame, IEnumerable<JToken>, int, IEnumerable<JToken>> Compile(SqlSelect query, Scope scope)
    {
        var top = Count(query.Top, "TOP", scope);
        var offset = Count(query.Offset, "OFFSET", scope);
        var limit = Count(query.Limit, "LIMIT", scope);
        return (frame, results, given) =>
        {
            results = offset is null || given > 0 ? results : results.Skip(offset(frame));
            results = limit is null ? results : results.Take(limit(frame) - given);
            return top is null ? results : results.Take(top(frame) - given);
        };
    }

    private static Func<Frame, int>? Count(SqlExpression? count, string clause, Scope scope)
    {
        if (count is null)
        {
            return null;
        }

        var value = new ExpressionCompiler(scope).Compile(count);
        return frame => ResultCount.Check(value(frame), clause, count.Start);
    }
}
