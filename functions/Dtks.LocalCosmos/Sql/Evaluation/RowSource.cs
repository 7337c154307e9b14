using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>One source of a FROM clause: the values it gives for the rows before it, each set in its slot.</summary>
internal sealed class RowSource
{
    private readonly Func<Frame, IEnumerable<JToken?>> _values;

    private RowSource(Func<Frame, IEnumerable<JToken?>> values, int slot)
    {
        _values = values;
        Slot = slot;
    }

    /// <summary>Where its values go.</summary>
    public int Slot { get; }

    /// <summary>Compiles a source and gives its alias a slot.</summary>
    /// <exception cref="BadQueryException">a name that is not there, or an alias that is there already</exception>
    public static RowSource Compile(SqlSource source, Scope scope)
    {
        var values = Values(source, scope);
        if (source.Iterates)
        {
            var whole = values;
            values = frame => whole(frame).SelectMany(Items);
        }

        return new RowSource(values, scope.Declare(source.Alias, source.Start));
    }

    /// <summary>Sets each of the source's values in turn; one that is undefined makes no row.</summary>
    public IEnumerable<Frame> Rows(Frame frame)
    {
        foreach (var value in _values(frame))
        {
            frame.CountRow();
            if (value is not null)
            {
                frame.Slots[Slot] = value;
                yield return frame;
            }
        }
    }

    private static Func<Frame, IEnumerable<JToken?>> Values(SqlSource source, Scope scope)
    {
        if (source.Query is { } query)
        {
            return CompiledSelect.Compile(query, scope.Inner()).Run;
        }

        if (source.RootName is not { } root || !scope.IsEmpty)
        {
            var path = new ExpressionCompiler(scope).Compile(source.Path!);
            return frame => [path(frame)];
        }

        if (source.Path is SqlExpression.Identifier)
        {
            return frame => frame.Documents;
        }

        // The container's name goes before the path: it stands for each document in turn.
        var container = scope.Inner();
        var slot = container.Declare(root, source.Start);
        var below = new ExpressionCompiler(container).Compile(source.Path!);
        return frame => frame.Documents.Select(document =>
        {
            frame.Slots[slot] = document;
            return below(frame);
        });
    }

    private static IEnumerable<JToken> Items(JToken? value) => value as JArray ?? Enumerable.Empty<JToken>();
}
