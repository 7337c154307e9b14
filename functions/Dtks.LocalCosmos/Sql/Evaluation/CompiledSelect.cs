using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>A query or subquery ready to run: rows, filter, groups, projection, order, and the part of it asked for.</summary>
internal sealed class CompiledSelect
{
    private readonly IReadOnlyList<RowSource> _sources;
    private readonly Evaluator? _where;
    private readonly Grouping? _grouping;
    private readonly Evaluator _projection;
    private readonly Sorting? _sorting;
    private readonly bool _distinct;
    private readonly Func<Frame, IEnumerable<JToken>, int, IEnumerable<JToken>> _part;

    private CompiledSelect(SqlSelect query, Scope scope)
    {
        _sources = [.. query.Sources.Select(source => RowSource.Compile(source, scope))];
        _where = query.Where is null ? null : new ExpressionCompiler(scope).Compile(query.Where);
        _grouping = AggregateFinder.IsGrouped(query) ? new Grouping(query.GroupBy, scope) : null;
        _projection = ProjectionCompiler.Compile(query, _sources, scope, _grouping);
        _sorting = Sorting.Compile(query, scope);
        _distinct = query.Distinct;
        _part = ResultPart.Compile(query, scope);
    }

    /// <summary>Compiles a query; its names go into the scope given.</summary>
    /// <exception cref="BadQueryException">the query cannot be answered</exception>
    public static CompiledSelect Compile(SqlSelect query, Scope scope) => new(query, scope);

    /// <summary>The results, lazily; nothing is kept unless order, groups or DISTINCT need it.</summary>
    public IEnumerable<JToken> Run(Frame frame) => Run(frame, null);

    /// <summary>The results from a cursor's position on; of all of them without a cursor.</summary>
    public IEnumerable<JToken> Run(Frame frame, ResultCursor? cursor)
    {
        var rows = Rows(frame);
        var results = _grouping is not null ? Project(_grouping.Run(frame, rows), null)
            : _sorting is not null ? _sorting.Sort(rows, _projection, cursor)
            : Project(rows, cursor);
        return _part(frame, _distinct ? results.Distinct(JsonEquality.Instance) : results, cursor?.Given ?? 0);
    }

    private IEnumerable<JToken> Project(IEnumerable<Frame> rows, ResultCursor? cursor)
    {
        foreach (var row in rows)
        {
            if (_projection(row) is { } result && cursor?.Passes([], row.RowKey) != false)
            {
                yield return result;
            }
        }
    }

    private IEnumerable<Frame> Rows(Frame frame)
    {
        var rows = _sources.Count == 0 ? [frame] : _sources[0].Rows(frame);
        foreach (var source in _sources.Skip(1))
        {
            rows = rows.SelectMany(source.Rows);
        }

        return _where is null ? rows : rows.Where(row => Json.IsTrue(_where(row)));
    }
}
