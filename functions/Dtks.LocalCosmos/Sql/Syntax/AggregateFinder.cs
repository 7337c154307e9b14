using Dtks.LocalCosmos.Sql.Evaluation;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>Looks for aggregates in expressions. A subquery's aggregates are its own.</summary>
internal static class AggregateFinder
{
    /// <summary>Whether the expression is an aggregate.</summary>
    public static bool IsAggregate(SqlExpression expression) => expression is SqlExpression.Call call && Aggregate.IsAggregate(call.Name);

    /// <summary>Whether an aggregate stands in the expression.</summary>
    public static bool HasAggregate(SqlExpression expression) =>
        IsAggregate(expression) || expression.Children.Any(HasAggregate);

    /// <summary>Whether an aggregate or a subquery stands in the expression.</summary>
    public static bool HasAggregateOrSubquery(SqlExpression expression) =>
        IsAggregate(expression) || expression is SqlExpression.Subquery || expression.Children.Any(HasAggregateOrSubquery);

    /// <summary>The expressions of a projection.</summary>
    public static IEnumerable<SqlExpression> Expressions(SqlProjection projection) => projection switch
    {
        SqlProjection.Value value => [value.Expression],
        SqlProjection.List list => list.Items.Select(item => item.Expression),
        _ => [],
    };

    /// <summary>Whether the query makes groups of its rows: by GROUP BY, or all of them one by an aggregate.</summary>
    public static bool IsGrouped(SqlSelect query) => query.GroupBy.Count > 0 || Expressions(query.Projection).Any(HasAggregate);
}
