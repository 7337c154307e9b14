namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>
/// A recursive-descent parser for the service's query language. Source: the grammar of the .NET SDK (sql.g4) and the
/// service's query reference. This file reads the clauses; the others read expressions.
/// </summary>
internal sealed partial class SqlParser
{
    /// <summary>The longest text read, in characters. Source: the service's limit on the length of a query, 512 KB.</summary>
    public const int MaximumLength = 512 * 1024;

    /// <summary>How deep expressions and subqueries nest at most.</summary>
    public const int MaximumDepth = 200;

    /// <summary>How many JOINs a query has at most. Source: the service's limit of 10 JOINs per query.</summary>
    public const int MaximumJoins = 10;

    private readonly List<Token> _tokens;
    private int _at;
    private int _depth;

    private SqlParser(List<Token> tokens) => _tokens = tokens;

    private Token Current => _tokens[_at];

    /// <summary>Reads a whole query.</summary>
    /// <exception cref="BadQueryException">the text is not a query, or is too long or too deep</exception>
    public static SqlSelect Parse(string text)
    {
        if (text.Length > MaximumLength)
        {
            throw new BadQueryException("SC3028", $"The query is longer than {MaximumLength} characters.", MaximumLength, text.Length);
        }

        var parser = new SqlParser(Lexer.Read(text));
        var query = parser.Select();
        return parser.Current.Kind == TokenKind.End ? query : throw parser.Unexpected();
    }

    private SqlSelect Select()
    {
        Enter();
        var start = Current.Start;
        ExpectWord("SELECT");
        var query = SelectClause(start) with { Sources = TakeWord("FROM") ? From() : [] };
        query = query with
        {
            Where = TakeWord("WHERE") ? Expression() : null,
            GroupBy = TakeWords("GROUP", "BY") ? ExpressionList() : [],
            OrderBy = TakeWords("ORDER", "BY") ? OrderKeys() : [],
        };
        if (TakeWord("OFFSET"))
        {
            var offset = Count("OFFSET");
            ExpectWord("LIMIT");
            query = query with { Offset = offset, Limit = Count("LIMIT") };
        }

        Leave();
        return query;
    }

    private SqlSelect SelectClause(int start)
    {
        var distinct = TakeWord("DISTINCT");
        var top = TakeWord("TOP") ? Count("TOP") : null;
        return new SqlSelect { Start = start, Distinct = distinct, Top = top, Projection = Projection() };
    }

    private SqlProjection Projection()
    {
        var start = Current.Start;
        if (TakeSymbol("*"))
        {
            return new SqlProjection.Star(start);
        }

        return TakeWord("VALUE") ? new SqlProjection.Value(Expression()) : new SqlProjection.List(ProjectionItems());
    }

    private List<SqlProjection.Item> ProjectionItems()
    {
        var items = new List<SqlProjection.Item>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        var unnamed = 0;
        do
        {
            var start = Current.Start;
            var expression = Expression();
            var alias = Alias();
            var name = alias ?? LastProperty(expression) ?? $"${++unnamed}";
            if (!names.Add(name))
            {
                throw new BadQueryException(
                    "SC2006",
                    $"The name '{name}' is given to more than one item of the select list. Give one of them another with AS.",
                    start,
                    Current.Start);
            }

            items.Add(new SqlProjection.Item(name, alias is not null, expression));
        }
        while (TakeSymbol(","));
        return items;
    }

    private static string? LastProperty(SqlExpression expression) => expression switch
    {
        SqlExpression.Identifier identifier => identifier.Name,
        SqlExpression.Member member => member.Name,
        SqlExpression.Index { Key: SqlExpression.Literal { Value: { Type: Newtonsoft.Json.Linq.JTokenType.String } key } } => (string)key!,
        _ => null,
    };

    private List<SqlOrderKey> OrderKeys()
    {
        if (Current.IsWord("RANK"))
        {
            throw new BadQueryException("SC2220", "ORDER BY RANK is not supported by LocalCosmos.", Current.Start, Current.End);
        }

        var keys = new List<SqlOrderKey>();
        do
        {
            var expression = Expression();
            var ascending = TakeWord("ASC");
            var descending = !ascending && TakeWord("DESC");
            keys.Add(new SqlOrderKey(expression, descending, ascending ? "ASC" : descending ? "DESC" : ""));
        }
        while (TakeSymbol(","));
        return keys;
    }

    private SqlExpression Count(string clause)
    {
        var token = Current;
        if (token.Kind == TokenKind.Parameter)
        {
            _at++;
            return new SqlExpression.Parameter(token.Start, token.Text);
        }

        if (token.Kind != TokenKind.Number)
        {
            throw Unexpected();
        }

        _at++;
        return new SqlExpression.Literal(token.Start, ResultCount.Parse(token, clause));
    }

    private string? Alias()
    {
        if (TakeWord("AS"))
        {
            return Name();
        }

        return Current.Kind == TokenKind.Word && !Keywords.Contains(Current.Text) ? Name() : null;
    }

    private string Name()
    {
        var token = Current;
        if (token.Kind != TokenKind.Word || Keywords.Contains(token.Text))
        {
            throw Unexpected();
        }

        _at++;
        return token.Text;
    }
}
