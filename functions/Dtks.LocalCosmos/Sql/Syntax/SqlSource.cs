namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A source of the FROM clause: a path or a subquery, taken whole or element by element.</summary>
/// <param name="Start">offset of its first character</param>
/// <param name="Alias">the name its value goes by; null for a subquery that has none</param>
/// <param name="AliasWritten">whether the alias is in the text, or follows from the path</param>
/// <param name="Iterates">whether it is <c>alias IN …</c>: one row for each element of the array</param>
/// <param name="Path">an identifier with members and indexes, or an array; null for a subquery</param>
/// <param name="Query">the subquery; null for a path</param>
internal sealed record SqlSource(int Start, string? Alias, bool AliasWritten, bool Iterates, SqlExpression? Path, SqlSelect? Query)
{
    /// <summary>The name that the path begins with: the container's in the first source. Null for a subquery or a constant.</summary>
    public string? RootName => Root(Path)?.Name;

    /// <summary>Whether the source, as the first one of a query, gives the container's documents or what is in them.</summary>
    public bool ReadsDocuments => RootName is not null || Query is { Sources: [{ ReadsDocuments: true }, ..] };

    private static SqlExpression.Identifier? Root(SqlExpression? path) => path switch
    {
        SqlExpression.Identifier identifier => identifier,
        SqlExpression.Member member => Root(member.Target),
        SqlExpression.Index index => Root(index.Target),
        _ => null,
    };
}
