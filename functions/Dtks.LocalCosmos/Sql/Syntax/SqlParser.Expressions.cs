namespace Dtks.LocalCosmos.Sql.Syntax;

/// <content>Expressions, from the weakest binding down to the operands.</content>
internal sealed partial class SqlParser
{
    // A higher number binds tighter. The order is that of the SDK's grammar: as in C, comparison binds tighter than the
    // bitwise operators, and || binds weakest.
    private static readonly Dictionary<string, int> Precedence = new()
    {
        ["||"] = 1,
        ["|"] = 2,
        ["^"] = 3,
        ["&"] = 4,
        ["="] = 5,
        ["!="] = 5,
        ["<>"] = 5,
        ["<"] = 6,
        ["<="] = 6,
        [">"] = 6,
        [">="] = 6,
        ["<<"] = 7,
        [">>"] = 7,
        [">>>"] = 7,
        ["+"] = 8,
        ["-"] = 8,
        ["*"] = 9,
        ["/"] = 9,
        ["%"] = 9,
    };

    private SqlExpression Expression()
    {
        Enter();
        var condition = Coalesce();
        var result = condition;
        if (TakeSymbol("?"))
        {
            var then = Expression();
            ExpectSymbol(":");
            result = Bounded(new SqlExpression.Conditional(condition.Start, condition, then, Expression()));
        }

        Leave();
        return result;
    }

    private SqlExpression Coalesce()
    {
        var left = Or();
        while (TakeSymbol("??"))
        {
            left = Bounded(new SqlExpression.Binary(left.Start, "??", left, Or()));
        }

        return left;
    }

    private SqlExpression Or()
    {
        var first = And();
        if (!Current.IsWord("OR"))
        {
            return first;
        }

        var operands = new List<SqlExpression> { first };
        while (TakeWord("OR"))
        {
            operands.Add(And());
        }

        return Bounded(new SqlExpression.Logical(first.Start, false, operands));
    }

    private SqlExpression And()
    {
        var first = Predicate();
        if (!Current.IsWord("AND"))
        {
            return first;
        }

        var operands = new List<SqlExpression> { first };
        while (TakeWord("AND"))
        {
            operands.Add(Predicate());
        }

        return Bounded(new SqlExpression.Logical(first.Start, true, operands));
    }

    private SqlExpression Predicate()
    {
        var left = Operators(1);
        while (true)
        {
            var not = Current.IsWord("NOT");
            var word = not ? _tokens[_at + 1] : Current;
            if (!word.IsWord("IN") && !word.IsWord("BETWEEN") && !word.IsWord("LIKE"))
            {
                return left;
            }

            _at += not ? 2 : 1;
            left = Bounded(word.IsWord("IN") ? In(left, not) : word.IsWord("LIKE") ? Like(left, not) : Between(left, not));
        }
    }

    private SqlExpression.In In(SqlExpression needle, bool not)
    {
        ExpectSymbol("(");
        var operands = ExpressionList();
        ExpectSymbol(")");
        return new SqlExpression.In(needle.Start, not, [needle, .. operands]);
    }

    private SqlExpression.Between Between(SqlExpression value, bool not)
    {
        var low = Operators(1);
        ExpectWord("AND");
        return new SqlExpression.Between(value.Start, not, value, low, Operators(1));
    }

    private SqlExpression.Like Like(SqlExpression value, bool not)
    {
        var pattern = Operators(1);
        if (!TakeWord("ESCAPE"))
        {
            return new SqlExpression.Like(value.Start, not, value, pattern, null);
        }

        var escape = Current;
        if (escape.Kind != TokenKind.String)
        {
            throw Unexpected();
        }

        _at++;
        return escape.Text.Length == 1
            ? new SqlExpression.Like(value.Start, not, value, pattern, escape.Text[0])
            : throw new BadQueryException("SC2072", "The escape of LIKE must be one character.", escape.Start, escape.End);
    }

    private SqlExpression Operators(int weakest)
    {
        var left = Unary();
        while (Current.Kind == TokenKind.Symbol && Precedence.TryGetValue(Current.Text, out var precedence) && precedence >= weakest)
        {
            var symbol = Current.Text == "<>" ? "!=" : Current.Text;
            _at++;
            left = Bounded(new SqlExpression.Binary(left.Start, symbol, left, Operators(precedence + 1)));
        }

        return left;
    }

    private SqlExpression Unary()
    {
        var token = Current;
        if (!token.IsWord("NOT") && !token.IsSymbol("-") && !token.IsSymbol("+") && !token.IsSymbol("~"))
        {
            return Postfix();
        }

        Enter();
        _at++;
        var result = Bounded(new SqlExpression.Unary(token.Start, token.Text.ToUpperInvariant(), Unary()));
        Leave();
        return result;
    }

    private List<SqlExpression> ExpressionList()
    {
        var list = new List<SqlExpression> { Expression() };
        while (TakeSymbol(","))
        {
            list.Add(Expression());
        }

        return list;
    }
}
