namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>
/// The words that cannot be names. A property with such a name is reached as <c>c["order"]</c>. Source: the grammar the .NET
/// SDK is generated from (sql.g4), where <c>ALL</c>, <c>FIRST</c> and <c>LAST</c> stay names.
/// </summary>
internal static class Keywords
{
    private static readonly HashSet<string> Reserved = new(StringComparer.OrdinalIgnoreCase)
    {
        "AND", "ARRAY", "AS", "ASC", "BETWEEN", "BY", "DESC", "DISTINCT", "ESCAPE", "EXISTS", "FALSE", "FROM", "GROUP", "IN",
        "JOIN", "LEFT", "LIKE", "LIMIT", "NOT", "NULL", "OFFSET", "OR", "ORDER", "RANK", "RIGHT", "SELECT", "TOP", "TRUE",
        "UDF", "UNDEFINED", "VALUE", "WHERE",
    };

    /// <summary>Whether the word cannot be a name.</summary>
    public static bool Contains(string word) => Reserved.Contains(word);
}
