using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>Compiles what stands between SELECT and FROM.</summary>
internal static class ProjectionCompiler
{
    /// <summary>A row's or group's result; undefined for none.</summary>
    /// <exception cref="BadQueryException"><c>*</c> where there is not one source, or with groups</exception>
    public static Evaluator Compile(SqlSelect query, IReadOnlyList<RowSource> sources, Scope scope, Grouping? grouping)
    {
        var compiler = new ExpressionCompiler(scope, grouping);
        return query.Projection switch
        {
            SqlProjection.Value value => compiler.Compile(value.Expression),
            SqlProjection.List list => ExpressionCompiler.ObjectOf(
                [.. list.Items.Select(item => item.Name)],
                compiler.CompileAll(list.Items.Select(item => item.Expression))),
            SqlProjection.Star star => Star(query, star, sources),
            _ => throw new InvalidOperationException($"No evaluation for {query.Projection.GetType().Name}."),
        };
    }

    private static Evaluator Star(SqlSelect query, SqlProjection.Star star, IReadOnlyList<RowSource> sources)
    {
        // The codes and messages are those of the service.
        if (query.GroupBy.Count > 0)
        {
            throw new BadQueryException("SC2041", "'SELECT *' is not allowed with GROUP BY.", star.Start, star.Start + 1);
        }

        if (sources is not [{ Slot: var slot }])
        {
            throw new BadQueryException(
                "SC2040",
                sources.Count == 0
                    ? "'SELECT *' is not valid if FROM clause is omitted."
                    : "'SELECT *' is only valid with a single input set.",
                star.Start,
                star.Start + 1);
        }

        return frame => frame.Slots[slot];
    }
}
