using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>Finds out which properties of a document a query looks at, so that no others need be read.</summary>
internal sealed class PropertyUse
{
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly string _root;
    private bool _whole;

    private PropertyUse(string root) => _root = root;

    /// <summary>The properties that the query looks at; null when it needs whole documents.</summary>
    /// <param name="query">the query</param>
    /// <param name="givesDocuments">whether its results are the documents themselves, which the caller has</param>
    public static IReadOnlySet<string>? Find(SqlSelect query, bool givesDocuments)
    {
        if (query.Sources is not [{ Path: { } path, RootName: { } container } first, ..])
        {
            return null;
        }

        // FROM c.items and FROM x IN c.items look at the container's own name; FROM c goes by its alias.
        var isContainer = path is SqlExpression.Identifier && !first.Iterates;
        var use = new PropertyUse(isContainer ? first.Alias! : container);
        if (!isContainer)
        {
            use.Visit(path);
            return use._whole ? null : use._names;
        }

        use.Visit(givesDocuments ? query with { Projection = new SqlProjection.List([]) } : query, isOutermost: true);
        return use._whole ? null : use._names;
    }

    private void Visit(SqlSelect query, bool isOutermost)
    {
        // A subquery that gives the same name to something else is rare: then documents are read whole.
        var sources = isOutermost ? query.Sources.Skip(1) : query.Sources;
        _whole |= query.Projection is SqlProjection.Star;
        foreach (var source in sources)
        {
            _whole |= source.Alias == _root;
            Visit(source.Path);
            if (source.Query is { } inner)
            {
                Visit(inner, isOutermost: false);
            }
        }

        var keys = query.GroupBy.Concat(query.OrderBy.Select(key => key.Expression));
        foreach (var expression in AggregateFinder.Expressions(query.Projection).Concat(keys))
        {
            Visit(expression);
        }

        Visit(query.Where);
    }

    private void Visit(SqlExpression? expression)
    {
        switch (expression)
        {
            case null:
                return;
            case SqlExpression.Member { Target: SqlExpression.Identifier target } member when target.Name == _root:
                _names.Add(member.Name);
                return;
            case SqlExpression.Index { Target: SqlExpression.Identifier target, Key: SqlExpression.Literal { Value: var name } }
                when target.Name == _root && Json.String(name) is { } property:
                _names.Add(property);
                return;
            case SqlExpression.Identifier identifier:
                _whole |= identifier.Name == _root;
                return;
            case SqlExpression.Subquery subquery:
                Visit(subquery.Query, isOutermost: false);
                return;
        }

        foreach (var child in expression.Children)
        {
            Visit(child);
        }
    }
}
