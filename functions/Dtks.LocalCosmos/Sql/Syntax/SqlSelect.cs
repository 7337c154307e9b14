namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A query as written: the clauses in the order they stand.</summary>
internal sealed record SqlSelect
{
    /// <summary>Offset of SELECT in the text.</summary>
    public required int Start { get; init; }

    /// <summary>Whether equal results are given once.</summary>
    public bool Distinct { get; init; }

    /// <summary>How many results at most: a number or a parameter.</summary>
    public SqlExpression? Top { get; init; }

    /// <summary>What a result is made of.</summary>
    public required SqlProjection Projection { get; init; }

    /// <summary>The FROM source, then the joined ones; none when there is no FROM clause.</summary>
    public IReadOnlyList<SqlSource> Sources { get; init; } = [];

    /// <summary>The filter.</summary>
    public SqlExpression? Where { get; init; }

    /// <summary>The filter as conditions that must all be true.</summary>
    public IEnumerable<SqlExpression> Conditions => Where is null ? [] : Split(Where);

    /// <summary>The grouping keys.</summary>
    public IReadOnlyList<SqlExpression> GroupBy { get; init; } = [];

    /// <summary>The sorting keys.</summary>
    public IReadOnlyList<SqlOrderKey> OrderBy { get; init; } = [];

    /// <summary>How many results to leave out first: a number or a parameter.</summary>
    public SqlExpression? Offset { get; init; }

    /// <summary>How many results then: a number or a parameter.</summary>
    public SqlExpression? Limit { get; init; }

    private static IEnumerable<SqlExpression> Split(SqlExpression condition) =>
        condition is SqlExpression.Logical { IsAnd: true } all ? all.Children.SelectMany(Split) : [condition];
}

/// <summary>A sorting key.</summary>
/// <param name="Expression">what is compared</param>
/// <param name="Descending">whether the greatest comes first</param>
/// <param name="Direction"><c>ASC</c> or <c>DESC</c> where it was written, else empty</param>
internal sealed record SqlOrderKey(SqlExpression Expression, bool Descending, string Direction);

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

/// <summary>What stands between SELECT and FROM.</summary>
internal abstract record SqlProjection
{
    /// <summary><c>*</c>: the one source's value as it is.</summary>
    /// <param name="Start">offset of the star</param>
    internal sealed record Star(int Start) : SqlProjection;

    /// <summary><c>VALUE expression</c>: results without an object around them.</summary>
    /// <param name="Expression">the value</param>
    internal sealed record Value(SqlExpression Expression) : SqlProjection;

    /// <summary>A list: each result is an object with a member for each item that is defined.</summary>
    /// <param name="Items">the items, each with a name</param>
    internal sealed record List(IReadOnlyList<Item> Items) : SqlProjection;

    /// <summary>An item of a list.</summary>
    /// <param name="Name">its alias, else the last property of its path, else <c>$1</c>, <c>$2</c> …</param>
    /// <param name="NameWritten">whether the name is an alias in the text</param>
    /// <param name="Expression">its value</param>
    internal sealed record Item(string Name, bool NameWritten, SqlExpression Expression);
}
