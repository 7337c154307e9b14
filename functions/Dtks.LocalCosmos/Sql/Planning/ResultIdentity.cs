using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Planning;

/// <summary>What a sorted result goes by when ranges are merged: the <c>_rid</c> of its document, and its payload.</summary>
internal static class ResultIdentity
{
    /// <summary>The sources with one that stands for the document itself.</summary>
    /// <param name="sources">the sources as written</param>
    /// <param name="root">its alias</param>
    public static IReadOnlyList<SqlSource> WithRoot(IReadOnlyList<SqlSource> sources, out string root)
    {
        var first = sources[0];
        if (first.Query is not null)
        {
            // The results of a subquery have no _rid for the client to go by; the service has no index for them either.
            throw new BadQueryException(
                "SC2206",
                "Unsupported ORDER BY clause. ORDER BY item expression could not be mapped to a document path: FROM has a subquery.",
                first.Start,
                first.Start + 1);
        }

        if (first is { Iterates: false, Path: SqlExpression.Identifier })
        {
            root = first.Alias!;
            return sources;
        }

        // FROM x IN c.items gives the same rows as FROM c JOIN x IN c.items, where c can be asked for its _rid.
        var name = first.RootName
            ?? throw new BadQueryException("SC2043", "ORDER BY is not supported over constants.", first.Start, first.Start + 1);
        var alias = name;
        while (sources.Any(source => source.Alias == alias))
        {
            alias += "_";
        }

        root = alias;
        var container = new SqlSource(first.Start, alias, alias != name, false, new SqlExpression.Identifier(first.Start, name), null);
        return [container, first with { Path = Rename(first.Path!, alias) }, .. sources.Skip(1)];
    }

    /// <summary>The result itself, as one expression.</summary>
    public static SqlExpression Payload(SqlProjection projection, IReadOnlyList<SqlSource> sources) => projection switch
    {
        SqlProjection.Value value => value.Expression,
        SqlProjection.List { Items: var items } => new SqlExpression.Object(
            items[0].Expression.Start, [.. items.Select(item => item.Name)], [.. items.Select(item => item.Expression)]),
        _ => new SqlExpression.Identifier(sources[0].Start, sources[0].Alias!),
    };

    private static SqlExpression Rename(SqlExpression path, string name) => path switch
    {
        SqlExpression.Member member => new SqlExpression.Member(member.Start, Rename(member.Target, name), member.Name),
        SqlExpression.Index index => new SqlExpression.Index(index.Start, Rename(index.Target, name), index.Key),
        _ => new SqlExpression.Identifier(path.Start, name),
    };
}
