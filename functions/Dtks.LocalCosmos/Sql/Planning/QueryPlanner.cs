using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>
/// Answers the query plan request: what each range is to be asked, and how the client puts the answers together. Source of the
/// form and of every rewriting: the SDK's PartitionedQueryExecutionInfo and its query plan baselines.
/// </summary>
internal static class QueryPlanner
{
    /// <summary>The plan of a query.</summary>
    /// <param name="request">the query; its parameters give the counts of TOP, OFFSET and LIMIT</param>
    /// <param name="merges">whether the query goes to more ranges than one, whose answers the client merges</param>
    /// <param name="path">the path of the container's partition key; null when it does not matter</param>
    /// <returns><c>{partitionedQueryExecutionInfoVersion, queryInfo, queryRanges}</c></returns>
    /// <exception cref="BadQueryException">the query cannot be answered, or not over several ranges</exception>
    public static JObject Plan(QueryRequest request, bool merges = true, IReadOnlyList<string>? path = null)
    {
        var query = Resolve(SqlQuery.Parse(request.Text).Syntax, request.Parameters);
        if (merges && DistinctCount.TryRead(query) is null && query.Sources is [{ Query: { } inner }, ..])
        {
            RefuseWhole(inner);
        }

        return new JObject(
            new JProperty("partitionedQueryExecutionInfoVersion", 2),
            new JProperty("queryInfo", Info(query)),
            new JProperty("queryRanges", Ranges(query, path is null ? null : PartitionFilter.Keys(query, request.Parameters, path))));
    }

    private static JObject Info(SqlSelect query)
    {
        if (DistinctCount.TryRead(query) is { } distinctCount)
        {
            return distinctCount;
        }

        var info = new QueryInfo
        {
            DistinctType = DistinctType(query),
            Top = Count(query.Top),
            Offset = Count(query.Offset),
            Limit = Count(query.Limit),
            HasSelectValue = query.Projection is SqlProjection.Value,
        };
        return (AggregateFinder.IsGrouped(query) ? AggregateRewriting.Apply(query, info)
            : query.OrderBy.Count > 0 ? OrderByRewriting.Apply(query, info)
            : info with { RewrittenQuery = RewritePlain(query) }).ToJson();
    }

    // Each range skips nothing and gives what the client may need of it; the client skips and takes. DISTINCT comes first.
    private static string RewritePlain(SqlSelect query)
    {
        if (query.Distinct && (query.Top is not null || query.Offset is not null))
        {
            return SqlWriter.Write(query with { Top = null, Offset = null, Limit = null });
        }

        return query.Offset is null ? "" : SqlWriter.Write(WithoutOffset(query));
    }

    /// <summary>The query with what OFFSET leaves out added to what LIMIT takes.</summary>
    public static SqlSelect WithoutOffset(SqlSelect query)
    {
        if (query.Offset is null)
        {
            return query;
        }

        var sum = Math.Min(int.MaxValue, (long)Count(query.Offset)! + (long)Count(query.Limit)!);
        return query with
        {
            Offset = new SqlExpression.Literal(query.Offset.Start, new JValue(0)),
            Limit = new SqlExpression.Literal(query.Offset.Start, new JValue(sum)),
        };
    }

    /// <summary>
    /// How the client tells results apart: not at all, by the one before when equal results stand together, or by all it saw.
    /// </summary>
    public static string DistinctType(SqlSelect query)
    {
        if (!query.Distinct)
        {
            return "None";
        }

        var projected = AggregateFinder.Expressions(query.Projection).Select(SqlWriter.Write).ToHashSet(StringComparer.Ordinal);
        var leading = query.OrderBy.Take(projected.Count).Select(key => SqlWriter.Write(key.Expression));
        return projected.Count > 0 && projected.SetEquals(leading) ? "Ordered" : "Unordered";
    }

    private static int? Count(SqlExpression? count) => count is SqlExpression.Literal { Value: { } value } ? (int)value : null;

    private static SqlSelect Resolve(SqlSelect query, IReadOnlyDictionary<string, JToken> parameters) => query with
    {
        Top = Resolve(query.Top, "TOP", parameters),
        Offset = Resolve(query.Offset, "OFFSET", parameters),
        Limit = Resolve(query.Limit, "LIMIT", parameters),
    };

    private static SqlExpression? Resolve(SqlExpression? count, string clause, IReadOnlyDictionary<string, JToken> parameters)
    {
        if (count is not SqlExpression.Parameter parameter)
        {
            return count;
        }

        var value = ResultCount.Check(parameters.GetValueOrDefault(parameter.Name), clause, count.Start);
        return new SqlExpression.Literal(count.Start, new JValue(value));
    }

    // A subquery in FROM is each range's own: what it does to all of its rows together, the client cannot do after it.
    private static void RefuseWhole(SqlSelect inner)
    {
        var isPart = inner.Top is not null || inner.Offset is not null;
        if (isPart || inner.Distinct || inner.OrderBy.Count > 0 || AggregateFinder.IsGrouped(inner))
        {
            throw new BadQueryException(
                "SC2045",
                "Over several ranges, a subquery in FROM cannot have TOP, DISTINCT, GROUP BY, ORDER BY, OFFSET or aggregates. "
                    + "Give the partition key, or ask the inner query alone.",
                inner.Start,
                inner.Start + "SELECT".Length);
        }

        if (inner.Sources is [{ Query: { } innermost }, ..])
        {
            RefuseWhole(innermost);
        }
    }

    // A query that reads no documents goes to one range, else it would answer once for each.
    private static JArray Ranges(SqlSelect query, IReadOnlyList<string>? keys) => keys is not null ? [.. keys.Select(key => Range(key, key, true))]
        : query.Sources is [{ ReadsDocuments: true }, ..] ? [Range("", "FF", false)] : [Range("", "", true)];

    private static JObject Range(string min, string max, bool isMaxInclusive) => new(
        new JProperty("min", min),
        new JProperty("max", max),
        new JProperty("isMinInclusive", true),
        new JProperty("isMaxInclusive", isMaxInclusive));
}
