using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>A query or subquery ready to run: rows, filter, groups, projection, order, and the part of it asked for.</summary>
internal sealed class CompiledSelect
{
    private readonly IReadOnlyList<RowSource> _sources;
    private readonly Evaluator[] _where;
    private readonly Grouping? _grouping;
    private readonly Evaluator _projection;
    private readonly Sorting? _sorting;
    private readonly bool _distinct;
    private readonly Func<Frame, IEnumerable<JToken>, int, IEnumerable<JToken>> _part;

    private CompiledSelect(SqlSelect query, Scope scope)
    {
        _sources = [.. query.Sources.Select(source => RowSource.Compile(source, scope))];
        _where = new ExpressionCompiler(scope).CompileAll(query.Conditions);
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
    public IEnumerable<JToken> Run(Frame frame) => Run(frame, null, null);

    /// <summary>The results from a cursor's position on; of all of them without a cursor.</summary>
    public IEnumerable<JToken> Run(Frame frame, ResultCursor? cursor, IndexUse? use)
    {
        var rows = Rows(frame, use);
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

    private IEnumerable<Frame> Rows(Frame frame, IndexUse? use)
    {
        var rows = _sources.Count == 0 ? [frame] : _sources[0].Rows(frame);
        foreach (var source in _sources.Skip(1))
        {
            rows = rows.SelectMany(source.Rows);
        }

        return use is null
            ? rows.Where(row => Array.TrueForAll(_where, condition => Json.IsTrue(condition(row))))
            : rows.Where(row => Holds(row, use, served: true) && use.Load(row.Document) && Holds(row, use, served: false));
    }

    private bool Holds(Frame row, IndexUse use, bool served)
    {
        for (var i = 0; i < _where.Length; i++)
        {
            if (use.Serves(i) == served && !Json.IsTrue(_where[i](row)))
            {
                return false;
            }
        }

        return true;
    }
}
