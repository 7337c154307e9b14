namespace Dtks.LocalCosmos.Sql.Syntax;

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
