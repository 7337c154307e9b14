using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>Compiles a subquery that stands in an expression.</summary>
internal static class SubqueryCompiler
{
    /// <summary>The subquery's value: by its quantifier a truth value, an array, or one of its results.</summary>
    public static Evaluator Compile(SqlExpression.Subquery subquery, Scope scope)
    {
        var query = CompiledSelect.Compile(subquery.Query, scope.Inner());
        return subquery.Quantifier switch
        {
            "EXISTS" => frame => Json.Of(query.Run(frame).Any()),
            "ALL" => frame => Json.Of(query.Run(frame).All(Json.IsTrue)),
            "FIRST" => frame => query.Run(frame).FirstOrDefault(),
            "LAST" => frame => query.Run(frame).LastOrDefault(),
            "ARRAY" => frame => ToArray(frame, query.Run(frame)),
            _ => frame => Single(query.Run(frame), subquery.Start),
        };
    }

    private static JArray ToArray(Frame frame, IEnumerable<JToken> results)
    {
        var array = new JArray();
        foreach (var result in results)
        {
            frame.CountSize(result);
            array.Add(result);
        }

        return array;
    }

    private static JToken? Single(IEnumerable<JToken> results, int start)
    {
        JToken? single = null;
        foreach (var result in results)
        {
            single = single is null
                ? result
                : throw new BadQueryException(
                    "SC2300", "The cardinality of a scalar subquery result set cannot be greater than one.", start, start + 1);
        }

        return single;
    }
}
