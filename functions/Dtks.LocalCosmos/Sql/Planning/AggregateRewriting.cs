using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>
/// Aggregates and GROUP BY over several ranges: each range sends its part of every aggregate, wrapped so that a missing value
/// can be told from undefined, and the client adds the parts up.
/// </summary>
internal static class AggregateRewriting
{
    /// <summary>Fills in the plan of a query with aggregates or groups.</summary>
    /// <exception cref="BadQueryException">an aggregate stands inside another expression: the client cannot add that up</exception>
    public static QueryInfo Apply(SqlSelect query, QueryInfo info)
    {
        foreach (var expression in AggregateFinder.Expressions(query.Projection))
        {
            RefuseComposition(expression);
        }

        if (query.Distinct && query.GroupBy.Count > 0)
        {
            throw new BadQueryException(
                "SC2044", "A query over several ranges cannot have both DISTINCT and GROUP BY.", query.Start, query.Start + 6);
        }

        var value = (query.Projection as SqlProjection.Value)?.Expression;
        var items = (query.Projection as SqlProjection.List)?.Items ?? [];
        return info with
        {
            GroupByExpressions = [.. query.GroupBy.Select(SqlWriter.Write)],
            GroupByAliases = [.. items.Select(item => item.Name)],
            Aggregates = value is not null && AggregateFinder.IsAggregate(value) ? [Operator(value)!] : [],
            AggregateByAlias = items.ToDictionary(item => item.Name, item => Operator(item.Expression)),
            RewrittenQuery = SqlWriter.Write(Rewrite(query)),
        };
    }

    private static SqlSelect Rewrite(SqlSelect query)
    {
        var start = query.Start;
        var rewritten = query with { Distinct = false, Top = null, Offset = null, Limit = null };
        var payload = new SqlProjection.Item("payload", true, Payload(query.Projection));
        if (query.GroupBy.Count > 0)
        {
            var keys = query.GroupBy.Select(key => new SqlExpression.Object(start, ["item"], [key]));
            var items = new SqlProjection.Item("groupByItems", true, new SqlExpression.Array(start, [.. keys]));
            return rewritten with { Projection = new SqlProjection.List([items, payload]) };
        }

        return rewritten with
        {
            Projection = query.Projection is SqlProjection.Value
                ? new SqlProjection.Value(payload.Expression)
                : new SqlProjection.List([payload]),
        };
    }

    private static SqlExpression Payload(SqlProjection projection) => projection switch
    {
        SqlProjection.Value { Expression: SqlExpression.Call call } when AggregateFinder.IsAggregate(call) =>
            new SqlExpression.Array(call.Start, [Part(call)]),
        SqlProjection.Value value => value.Expression,
        SqlProjection.List list => new SqlExpression.Object(
            list.Items[0].Expression.Start,
            [.. list.Items.Select(item => item.Name)],
            [.. list.Items.Select(item => Part(item.Expression))]),
        _ => throw new InvalidOperationException("'SELECT *' has no groups."),
    };

    // The count beside MIN and MAX tells a range without values from one whose values have no order.
    private static SqlExpression Part(SqlExpression expression) => (Operator(expression), expression) switch
    {
        ("Average", SqlExpression.Call call) => Item(call, Members(call, ("sum", "SUM"), ("count", "COUNT"))),
        ("Min", SqlExpression.Call call) => Item(call, call, Members(call, ("min", "MIN"), ("count", "COUNT"))),
        ("Max", SqlExpression.Call call) => Item(call, call, Members(call, ("max", "MAX"), ("count", "COUNT"))),
        (not null, SqlExpression.Call call) => Item(call, call),
        _ => expression,
    };

    private static SqlExpression.Object Item(SqlExpression.Call call, params SqlExpression[] items) =>
        new(call.Start, items.Length == 1 ? ["item"] : ["item", "item2"], items);

    private static SqlExpression.Object Members(SqlExpression.Call call, params (string Name, string Function)[] members) => new(
        call.Start,
        [.. members.Select(member => member.Name)],
        [.. members.Select(member => new SqlExpression.Call(call.Start, member.Function, call.Children))]);

    private static string? Operator(SqlExpression expression) =>
        expression is not SqlExpression.Call call ? null : call.Name.ToUpperInvariant() switch
        {
            "COUNT" => "Count",
            "COUNTIF" => "CountIf",
            "SUM" => "Sum",
            "AVG" => "Average",
            "MIN" => "Min",
            "MAX" => "Max",
            "MAKELIST" => "MakeList",
            "MAKESET" => "MakeSet",
            _ => null,
        };

    private static void RefuseComposition(SqlExpression expression)
    {
        if (!AggregateFinder.IsAggregate(expression) && AggregateFinder.HasAggregate(expression))
        {
            throw new BadQueryException(
                "SC2104", "Compositions of aggregates and other expressions are not allowed.", expression.Start, expression.Start + 1);
        }
    }
}
