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
