namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>A source of the FROM clause: a path or a subquery, taken whole or element by element.</summary>
/// <param name="Start">offset of its first character</param>
/// <param name="Alias">the name its value goes by; null for a subquery that has none</param>
/// <param name="AliasWritten">whether the alias is in the text, or follows from the path</param>
/// <param name="Iterates">whether it is <c>alias IN …</c>: one row for each element of the array</param>
/// <param name="Path">an identifier with members and indexes, or an array; null for a subquery</param>
/// <param name="Query">the subquery; null for a path</param>
internal sealed record SqlSource(int Start, string? Alias, bool AliasWritten, bool Iterates, SqlExpression? Path, SqlSelect? Query);
