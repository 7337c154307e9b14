using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>
/// <c>SELECT COUNT(1) FROM (SELECT DISTINCT …)</c>: the ranges send their distinct values, and the client counts those that
/// are left. Source: the SDK's DCountInfo.
/// </summary>
internal static class DistinctCount
{
    /// <summary>The plan's <c>queryInfo</c>; null for any other query.</summary>
    public static JObject? TryRead(SqlSelect query)
    {
        var bare = query is { Distinct: false, Top: null, Where: null, Offset: null, GroupBy: [], OrderBy: [] };
        if (!bare || query.Sources is not [{ Iterates: false, Query: { Distinct: true, Top: null, Offset: null } inner }]
            || AggregateFinder.IsGrouped(inner) || inner.OrderBy.Count > 0)
        {
            return null;
        }

        var alias = query.Projection switch
        {
            SqlProjection.Value { Expression: var value } when CountsRows(value) => "",
            SqlProjection.List { Items: [{ Expression: var value } item] } when CountsRows(value) => item.Name,
            _ => null,
        };
        return alias is null ? null : new QueryInfo
        {
            DistinctType = "Unordered",
            HasSelectValue = alias.Length == 0,
            RewrittenQuery = SqlWriter.Write(inner),
            DistinctCountAlias = alias,
        }.ToJson();
    }

    private static bool CountsRows(SqlExpression expression) =>
        expression is SqlExpression.Call { Children: [SqlExpression.Literal { Value: not null }] } call
        && call.Name.Equals("COUNT", StringComparison.OrdinalIgnoreCase);
}
