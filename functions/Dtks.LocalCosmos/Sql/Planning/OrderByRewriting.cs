using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>
/// ORDER BY over several ranges: each sends <c>{_rid, orderByItems, payload}</c> in order and the client merges. When the client
/// resumes, it puts a filter of its own in the place of <see cref="Filter"/>.
/// </summary>
internal static class OrderByRewriting
{
    /// <summary>What the client replaces by its filter, or by <c>true</c>.</summary>
    public const string Filter = "({documentdb-formattableorderbyquery-filter})";

    /// <summary>Fills in the plan of a sorted query.</summary>
    public static QueryInfo Apply(SqlSelect query, QueryInfo info) => info with
    {
        OrderBy = [.. query.OrderBy.Select(key => key.Descending ? "Descending" : "Ascending")],
        OrderByExpressions = [.. query.OrderBy.Select(key => SqlWriter.Write(key.Expression))],
        RewrittenQuery = SqlWriter.Write(Rewrite(query)),
    };

    private static SqlSelect Rewrite(SqlSelect query)
    {
        var sources = ResultIdentity.WithRoot(query.Sources, out var root);
        var start = query.Start;
        var items = query.OrderBy.Select(key => new SqlExpression.Object(start, ["item"], [key.Expression]));
        var rewritten = query with
        {
            Distinct = false,
            Projection = new SqlProjection.List(
            [
                new SqlProjection.Item("_rid", false, new SqlExpression.Member(start, new SqlExpression.Identifier(start, root), "_rid")),
                new SqlProjection.Item("orderByItems", true, new SqlExpression.Array(start, [.. items])),
                new SqlProjection.Item("payload", true, ResultIdentity.Payload(query.Projection, query.Sources)),
            ]),
            Sources = sources,
            Where = Where(query),
        };
        return query.Distinct ? rewritten with { Top = null, Offset = null, Limit = null } : QueryPlanner.WithoutOffset(rewritten);
    }

    // A SELECT VALUE leaves out what is undefined; as a payload it would come as a result without one.
    private static SqlExpression Where(SqlSelect query)
    {
        SqlExpression filter = new SqlExpression.Identifier(query.Start, Filter);
        filter = query.Where is null ? filter : And(query.Where, filter);
        return query.Projection is SqlProjection.Value value
            ? And(filter, new SqlExpression.Call(query.Start, "IS_DEFINED", [value.Expression]))
            : filter;
    }

    private static SqlExpression.Logical And(SqlExpression left, SqlExpression right) => new(left.Start, true, [left, right]);
}
