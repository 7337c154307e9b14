using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>Where in a document the paths of a query lead: the names from its root on, <c>[]</c> for an element of an array.</summary>
internal sealed class DocumentPaths
{
    private readonly Dictionary<string, string[]> _aliases = new(StringComparer.Ordinal);

    public DocumentPaths(SqlSelect query)
    {
        // The first source begins with the container's own name.
        if (query.Sources is [{ RootName: { } container }, ..])
        {
            _aliases[container] = [];
        }

        foreach (var source in query.Sources)
        {
            if (source is { Path: { } path, Alias: { } alias } && Find(path) is { } names)
            {
                _aliases[alias] = source.Iterates ? [.. names, "[]"] : names;
            }
        }
    }

    /// <summary>Where an expression leads; null when it is no path into a document.</summary>
    public string[]? Find(SqlExpression expression) => expression switch
    {
        SqlExpression.Identifier identifier => _aliases.GetValueOrDefault(identifier.Name),
        SqlExpression.Member member when Find(member.Target) is { } names => [.. names, member.Name],
        SqlExpression.Index { Key: SqlExpression.Literal { Value: { } key } } index when Find(index.Target) is { } names =>
            [.. names, key.Type == JTokenType.String ? (string)key! : "[]"],
        _ => null,
    };

    /// <summary>Whether an expression looks at documents only at paths that a test allows.</summary>
    public bool All(SqlExpression expression, Func<IReadOnlyList<string>, bool> allowed) => Find(expression) is { } names
        ? allowed(names)
        : expression is not (SqlExpression.Subquery or SqlExpression.Identifier) && expression.Children.All(child => All(child, allowed));
}
