using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>
/// Writes expressions and queries as text, in the form the service writes its rewritten queries in (source: the query plan
/// baselines of the .NET SDK). The same expression gives the same text, so the text also tells whether two are the same.
/// </summary>
internal static class SqlWriter
{
    /// <summary>An expression as text.</summary>
    public static string Write(SqlExpression expression) => expression switch
    {
        SqlExpression.Literal literal => literal.Value?.ToString(Formatting.None) ?? "undefined",
        SqlExpression.Parameter parameter => parameter.Name,
        SqlExpression.Identifier identifier => identifier.Name,
        SqlExpression.Member { Target: SqlExpression.Literal number } member => $"({Write(number)}).{member.Name}", // 1.a would be read as a number
        SqlExpression.Member member => $"{Write(member.Target)}.{member.Name}",
        SqlExpression.Index index => $"{Write(index.Target)}[{Write(index.Key)}]",
        SqlExpression.Unary unary => $"({unary.Symbol}{(unary.Symbol == "NOT" ? " " : "")}{Write(unary.Operand)})",
        SqlExpression.Binary binary => $"({Write(binary.Left)} {binary.Symbol} {Write(binary.Right)})",
        SqlExpression.Logical logical => $"({string.Join(logical.IsAnd ? " AND " : " OR ", logical.Children.Select(Write))})",
        SqlExpression.Conditional { Children: [var test, var then, var otherwise] } =>
            $"({Write(test)} ? {Write(then)} : {Write(otherwise)})",
        SqlExpression.In isIn => $"({Write(isIn.Children[0])}{Not(isIn.Not)} IN ({List(isIn.Children.Skip(1))}))",
        SqlExpression.Between { Children: [var value, var low, var high] } between =>
            $"({Write(value)}{Not(between.Not)} BETWEEN {Write(low)} AND {Write(high)})",
        SqlExpression.Like like => WriteLike(like),
        SqlExpression.Call call => $"{call.Name}({List(call.Children)})",
        SqlExpression.Array array => $"[{List(array.Children)}]",
        SqlExpression.Object members =>
            "{" + string.Join(", ", members.Names.Zip(members.Children, (name, value) => $"{Quote(name)}: {Write(value)}")) + "}",
        SqlExpression.Subquery subquery => $"{subquery.Quantifier}({Write(subquery.Query)})",
        _ => throw new InvalidOperationException($"No text for {expression.GetType().Name}."),
    };

    /// <summary>A query as text.</summary>
    public static string Write(SqlSelect query)
    {
        var text = new StringBuilder("SELECT ");
        text.Append(query.Distinct ? "DISTINCT " : "");
        text.Append(query.Top is null ? "" : $"TOP {Write(query.Top)} ");
        text.Append(Write(query.Projection));
        if (query.Sources.Count > 0)
        {
            text.Append("\nFROM ").AppendJoin("\nJOIN ", query.Sources.Select(Write));
        }

        text.Append(query.Where is null ? "" : $"\nWHERE {Write(query.Where)}");
        text.Append(query.GroupBy.Count == 0 ? "" : $"\nGROUP BY {List(query.GroupBy)}");
        text.Append(query.OrderBy.Count == 0 ? "" : $"\nORDER BY {string.Join(", ", query.OrderBy.Select(Write))}");
        text.Append(query.Offset is null ? "" : $"\nOFFSET {Write(query.Offset)} LIMIT {Write(query.Limit!)}");
        return text.ToString();
    }

    /// <summary>A name or a text as a string constant.</summary>
    public static string Quote(string text) => JsonConvert.ToString(text);

    private static string Write(SqlProjection projection) => projection switch
    {
        SqlProjection.Value value => $"VALUE {Write(value.Expression)}",
        SqlProjection.List list => string.Join(", ", list.Items.Select(Write)),
        _ => "*",
    };

    private static string Write(SqlProjection.Item item) => Write(item.Expression) + (item.NameWritten ? $" AS {item.Name}" : "");

    private static string Write(SqlSource source)
    {
        var collection = source.Path is null ? $"({Write(source.Query!)})" : Write(source.Path);
        return source.Iterates ? $"{source.Alias} IN {collection}" : source.AliasWritten ? $"{collection} AS {source.Alias}" : collection;
    }

    private static string Write(SqlOrderKey key) => Write(key.Expression) + (key.Direction.Length > 0 ? $" {key.Direction}" : "");

    private static string WriteLike(SqlExpression.Like like)
    {
        var escape = like.Escape is { } c ? $" ESCAPE {Quote(c.ToString())}" : "";
        return $"({Write(like.Children[0])}{Not(like.Not)} LIKE {Write(like.Children[1])}{escape})";
    }

    private static string Not(bool not) => not ? " NOT" : "";

    private static string List(IEnumerable<SqlExpression> expressions) => string.Join(", ", expressions.Select(Write));
}
