namespace Dtks.LocalCosmos.Sql.Syntax;

/// <content>The FROM clause: the source of the rows and those joined to it.</content>
internal sealed partial class SqlParser
{
    private List<SqlSource> From()
    {
        var sources = new List<SqlSource> { Source() };
        while (Current.IsWord("JOIN"))
        {
            if (sources.Count > MaximumJoins)
            {
                throw new BadQueryException("SC2033", $"A query has at most {MaximumJoins} JOINs.", Current.Start, Current.End);
            }

            _at++;
            sources.Add(Source());
        }

        return sources;
    }

    private SqlSource Source()
    {
        var start = Current.Start;
        if (Current.Kind == TokenKind.Word && _tokens[_at + 1].IsWord("IN"))
        {
            var alias = Name();
            _at++;
            var (path, query) = Collection();
            return new SqlSource(start, alias, true, true, path, query);
        }

        var (whole, subquery) = Collection();
        var written = Alias();
        return new SqlSource(start, written ?? (whole is null ? null : LastProperty(whole)), written is not null, false, whole, subquery);
    }

    private (SqlExpression? Path, SqlSelect? Query) Collection()
    {
        if (Current.IsSymbol("("))
        {
            _at++;
            var query = Select();
            ExpectSymbol(")");
            return (null, query);
        }

        if (Current.IsSymbol("[") || Current.Kind == TokenKind.Parameter)
        {
            return (Postfix(), null);
        }

        return (Path(new SqlExpression.Identifier(Current.Start, Name())), null);
    }
}
