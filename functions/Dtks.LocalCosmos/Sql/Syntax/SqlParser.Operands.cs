using System.Globalization;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <content>Operands: constants, paths, calls, subqueries, literals of arrays and objects.</content>
internal sealed partial class SqlParser
{
    private static readonly string[] Quantifiers = ["EXISTS", "ARRAY", "ALL", "FIRST", "LAST"];

    private SqlExpression Postfix() => Path(Operand());

    private SqlExpression Path(SqlExpression target)
    {
        while (true)
        {
            if (TakeSymbol("."))
            {
                target = Bounded(new SqlExpression.Member(target.Start, target, Name()));
            }
            else if (TakeSymbol("["))
            {
                target = Bounded(new SqlExpression.Index(target.Start, target, Expression()));
                ExpectSymbol("]");
            }
            else
            {
                return target;
            }
        }
    }

    private SqlExpression Operand()
    {
        var token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number:
                _at++;
                return new SqlExpression.Literal(token.Start, Number(token));
            case TokenKind.String:
                _at++;
                return new SqlExpression.Literal(token.Start, new JValue(token.Text));
            case TokenKind.Parameter:
                _at++;
                return new SqlExpression.Parameter(token.Start, token.Text);
            case TokenKind.Word:
                return Word(token);
            default:
                return Bracketed(token);
        }
    }

    private SqlExpression Word(Token token)
    {
        if (_tokens[_at + 1].IsSymbol("(") && (!Keywords.Contains(token.Text) || IsCallable(token)))
        {
            return CallOrSubquery(token);
        }

        JToken? constant = token.Text.ToUpperInvariant() switch
        {
            "TRUE" => new JValue(true),
            "FALSE" => new JValue(false),
            "NULL" => JValue.CreateNull(),
            _ => null,
        };
        if (constant is not null || token.IsWord("UNDEFINED"))
        {
            _at++;
            return new SqlExpression.Literal(token.Start, constant);
        }

        return token.IsWord("UDF")
            ? throw new BadQueryException("SC2007", "User-defined functions are not supported by LocalCosmos.", token.Start, token.End)
            : new SqlExpression.Identifier(token.Start, Name());
    }

    private static bool IsCallable(Token token) =>
        token.IsWord("LEFT") || token.IsWord("RIGHT") || Quantifiers.Any(token.IsWord);

    private SqlExpression CallOrSubquery(Token name)
    {
        if (Quantifiers.Any(name.IsWord) && _tokens[_at + 2].IsWord("SELECT"))
        {
            _at += 2;
            return EndSubquery(name.Start, name.Text.ToUpperInvariant());
        }

        if (name.IsWord("EXISTS") || name.IsWord("ARRAY"))
        {
            _at += 2;
            throw Unexpected();
        }

        _at += 2;
        var arguments = Current.IsSymbol(")") ? [] : ExpressionList();
        ExpectSymbol(")");
        return Bounded(new SqlExpression.Call(name.Start, name.Text, arguments));
    }

    private SqlExpression Bracketed(Token token)
    {
        if (TakeSymbol("("))
        {
            if (Current.IsWord("SELECT"))
            {
                return EndSubquery(token.Start, "");
            }

            var inner = Expression();
            ExpectSymbol(")");
            return inner;
        }

        if (TakeSymbol("["))
        {
            var items = Current.IsSymbol("]") ? [] : ExpressionList();
            ExpectSymbol("]");
            return Bounded(new SqlExpression.Array(token.Start, items));
        }

        return TakeSymbol("{") ? ObjectLiteral(token.Start) : throw Unexpected();
    }

    private SqlExpression.Subquery EndSubquery(int start, string quantifier)
    {
        var query = Select();
        ExpectSymbol(")");
        return new SqlExpression.Subquery(start, quantifier, query);
    }

    private SqlExpression ObjectLiteral(int start)
    {
        var names = new List<string>();
        var values = new List<SqlExpression>();
        while (!Current.IsSymbol("}"))
        {
            var name = Current;
            if (name.Kind != TokenKind.String && name.Kind != TokenKind.Word)
            {
                throw Unexpected();
            }

            _at++;
            ExpectSymbol(":");
            names.Add(name.Text);
            values.Add(Expression());
            if (!TakeSymbol(","))
            {
                break;
            }
        }

        ExpectSymbol("}");
        return Bounded(new SqlExpression.Object(start, names, values));
    }

    private static JToken Number(Token token) =>
        long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? Json.Of(whole)
            : Json.Of(double.Parse(token.Text, NumberStyles.Float, CultureInfo.InvariantCulture))
                ?? throw new BadQueryException("SC1012", $"The number '{token.Text}' is out of range.", token.Start, token.End);
}
