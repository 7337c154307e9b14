using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A scalar expression as written. <see cref="Start"/> is the offset of its first character in the text.</summary>
internal abstract class SqlExpression(int start)
{
    private int? _depth;

    /// <summary>Offset of the expression's first character in the query text, from 0.</summary>
    public int Start { get; } = start;

    /// <summary>The operands, in the order they are written; a subquery's own expressions are not among them.</summary>
    public virtual IReadOnlyList<SqlExpression> Children => [];

    /// <summary>How deep the expression nests: 1 for one without operands.</summary>
    public int Depth => _depth ??= 1 + Children.Select(child => child.Depth).DefaultIfEmpty().Max();

    /// <summary>A constant; a null <paramref name="value"/> is the constant <c>undefined</c>.</summary>
    internal sealed class Literal(int start, JToken? value) : SqlExpression(start)
    {
        public JToken? Value { get; } = value;
    }

    /// <summary>A parameter, its name with the <c>@</c>.</summary>
    internal sealed class Parameter(int start, string name) : SqlExpression(start)
    {
        public string Name { get; } = name;
    }

    /// <summary>An alias of the FROM clause.</summary>
    internal sealed class Identifier(int start, string name) : SqlExpression(start)
    {
        public string Name { get; } = name;
    }

    /// <summary><c>target.name</c>.</summary>
    internal sealed class Member(int start, SqlExpression target, string name) : SqlExpression(start)
    {
        public SqlExpression Target { get; } = target;

        public string Name { get; } = name;

        public override IReadOnlyList<SqlExpression> Children => [Target];
    }

    /// <summary><c>target[key]</c>: a property by a string, an array element by a number.</summary>
    internal sealed class Index(int start, SqlExpression target, SqlExpression key) : SqlExpression(start)
    {
        public SqlExpression Target { get; } = target;

        public SqlExpression Key { get; } = key;

        public override IReadOnlyList<SqlExpression> Children => [Target, Key];
    }

    /// <summary><c>+ - ~ NOT</c> before an operand.</summary>
    internal sealed class Unary(int start, string symbol, SqlExpression operand) : SqlExpression(start)
    {
        public string Symbol { get; } = symbol;

        public SqlExpression Operand { get; } = operand;

        public override IReadOnlyList<SqlExpression> Children => [Operand];
    }

    /// <summary>An operator between two operands, <c>??</c> included.</summary>
    internal sealed class Binary(int start, string symbol, SqlExpression left, SqlExpression right) : SqlExpression(start)
    {
        public string Symbol { get; } = symbol;

        public SqlExpression Left { get; } = left;

        public SqlExpression Right { get; } = right;

        public override IReadOnlyList<SqlExpression> Children => [Left, Right];
    }

    /// <summary>Operands joined by AND or by OR: kept flat, so that a long chain is not a deep tree.</summary>
    internal sealed class Logical(int start, bool isAnd, IReadOnlyList<SqlExpression> operands) : SqlExpression(start)
    {
        public bool IsAnd { get; } = isAnd;

        public override IReadOnlyList<SqlExpression> Children { get; } = operands;
    }

    /// <summary><c>condition ? then : otherwise</c>.</summary>
    internal sealed class Conditional(int start, SqlExpression condition, SqlExpression then, SqlExpression otherwise)
        : SqlExpression(start)
    {
        public override IReadOnlyList<SqlExpression> Children { get; } = [condition, then, otherwise];
    }

    /// <summary><c>needle [NOT] IN (…)</c>; the needle is the first child.</summary>
    internal sealed class In(int start, bool not, IReadOnlyList<SqlExpression> needleAndItems) : SqlExpression(start)
    {
        public bool Not { get; } = not;

        public override IReadOnlyList<SqlExpression> Children { get; } = needleAndItems;
    }

    /// <summary><c>value [NOT] BETWEEN low AND high</c>.</summary>
    internal sealed class Between(int start, bool not, SqlExpression value, SqlExpression low, SqlExpression high) : SqlExpression(start)
    {
        public bool Not { get; } = not;

        public override IReadOnlyList<SqlExpression> Children { get; } = [value, low, high];
    }

    /// <summary><c>value [NOT] LIKE pattern [ESCAPE 'c']</c>.</summary>
    internal sealed class Like(int start, bool not, SqlExpression value, SqlExpression pattern, char? escape) : SqlExpression(start)
    {
        public bool Not { get; } = not;

        public char? Escape { get; } = escape;

        public override IReadOnlyList<SqlExpression> Children { get; } = [value, pattern];
    }

    /// <summary>A built-in function or an aggregate.</summary>
    internal sealed class Call(int start, string name, IReadOnlyList<SqlExpression> arguments) : SqlExpression(start)
    {
        public string Name { get; } = name;

        public override IReadOnlyList<SqlExpression> Children { get; } = arguments;
    }

    /// <summary><c>[a, b]</c>.</summary>
    internal sealed class Array(int start, IReadOnlyList<SqlExpression> items) : SqlExpression(start)
    {
        public override IReadOnlyList<SqlExpression> Children { get; } = items;
    }

    /// <summary><c>{"a": x}</c>: names and values stand side by side.</summary>
    internal sealed class Object(int start, IReadOnlyList<string> names, IReadOnlyList<SqlExpression> values) : SqlExpression(start)
    {
        public IReadOnlyList<string> Names { get; } = names;

        public override IReadOnlyList<SqlExpression> Children { get; } = values;
    }

    /// <summary>A query in parentheses: EXISTS, ARRAY, ALL, FIRST, LAST, or without any of them, for one value.</summary>
    internal sealed class Subquery(int start, string quantifier, SqlSelect query) : SqlExpression(start)
    {
        public string Quantifier { get; } = quantifier;

        public SqlSelect Query { get; } = query;
    }
}
