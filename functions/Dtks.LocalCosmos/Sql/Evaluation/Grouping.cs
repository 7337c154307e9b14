using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>The grouping of one query: its keys, and the aggregates that its select list asks for.</summary>
internal sealed class Grouping
{
    private readonly Dictionary<string, int> _keySlots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _aggregateSlots = new(StringComparer.Ordinal);
    private readonly List<(string Name, Evaluator Argument, int Slot)> _aggregates = [];
    private readonly List<(Evaluator Key, int Slot)> _keys = [];
    private readonly Scope _scope;

    /// <summary>The grouping by the keys given; by none, all rows are one group.</summary>
    public Grouping(IReadOnlyList<SqlExpression> keys, Scope scope)
    {
        _scope = scope;
        var compiler = new ExpressionCompiler(scope);
        foreach (var key in keys)
        {
            var slot = scope.Reserve();
            _keys.Add((compiler.Compile(key), slot));
            _keySlots.TryAdd(SqlWriter.Write(key), slot);
        }
    }

    /// <summary>The slot of the key that is written like this expression; null when there is none.</summary>
    public int? FindKey(SqlExpression expression) =>
        _keySlots.Count > 0 && _keySlots.TryGetValue(SqlWriter.Write(expression), out var slot) ? slot : null;

    /// <summary>Refuses a name of the grouped query itself outside of its keys and aggregates: it has no one value in a group.</summary>
    /// <exception cref="BadQueryException">it is such a name</exception>
    public void RefuseUngrouped(SqlExpression.Identifier identifier, Scope scope)
    {
        if (ReferenceEquals(scope, _scope) && scope.Aliases.ContainsKey(identifier.Name))
        {
            throw new BadQueryException(
                "SC2102",
                $"Property reference '{identifier.Name}' is invalid in the select list because it is not contained in either "
                    + "an aggregate function or the GROUP BY clause.",
                identifier.Start,
                identifier.Start + identifier.Name.Length);
        }
    }

    /// <summary>An aggregate of the select list: its result in the group at hand.</summary>
    /// <exception cref="BadQueryException">it has not one argument, or an aggregate or subquery within it</exception>
    public Evaluator Aggregate(SqlExpression.Call call, Scope scope)
    {
        if (call.Children is not [var argument])
        {
            throw new BadQueryException(
                "SC2050", $"The {call.Name} function requires 1 argument(s).", call.Start, call.Start + call.Name.Length);
        }

        if (AggregateFinder.HasAggregateOrSubquery(argument))
        {
            throw new BadQueryException(
                "SC2101",
                "Cannot perform an aggregate function on an expression containing an aggregate or a subquery.",
                argument.Start,
                argument.Start + 1);
        }

        var text = SqlWriter.Write(call);
        if (!_aggregateSlots.TryGetValue(text, out var slot))
        {
            slot = scope.Reserve();
            _aggregateSlots.Add(text, slot);
            _aggregates.Add((call.Name, new ExpressionCompiler(scope).Compile(argument), slot));
        }

        return frame => frame.Slots[slot];
    }

    /// <summary>Goes through the rows and then, for each group in the order of its first row, sets its keys and aggregates.</summary>
    /// <param name="frame">the frame that each row is set in when it comes</param>
    /// <param name="rows">the rows</param>
    /// <returns>one for each group, when its values are set</returns>
    public IEnumerable<Frame> Run(Frame frame, IEnumerable<Frame> rows)
    {
        var groups = new Dictionary<JArray, Group>(new KeyEquality());
        var order = new List<Group>();
        foreach (var row in rows)
        {
            var keys = _keys.ConvertAll(key => key.Key(row));
            var packed = Pack(keys);
            if (!groups.TryGetValue(packed, out var group))
            {
                group = Start(row, keys);
                groups.Add(packed, group);
                order.Add(group);
            }

            for (var i = 0; i < _aggregates.Count; i++)
            {
                group.Aggregates[i].Add(_aggregates[i].Argument(row));
            }
        }

        if (order.Count == 0 && _keys.Count == 0)
        {
            order.Add(Start(frame, []));
        }

        return order.Select(group => Restore(frame, group));
    }

    private Group Start(Frame row, IReadOnlyList<JToken?> keys)
    {
        var slots = (JToken?[])row.Slots.Clone();
        for (var i = 0; i < keys.Count; i++)
        {
            slots[_keys[i].Slot] = keys[i];
        }

        return new Group(slots, [.. _aggregates.Select(aggregate => Evaluation.Aggregate.Create(aggregate.Name))]);
    }

    private Frame Restore(Frame frame, Group group)
    {
        group.Slots.CopyTo(frame.Slots, 0);
        for (var i = 0; i < _aggregates.Count; i++)
        {
            frame.Slots[_aggregates[i].Slot] = group.Aggregates[i].Result;
        }

        return frame;
    }

    // An undefined key is a group of its own, apart from null: each key stands in an array, empty when undefined.
    private static JArray Pack(IReadOnlyList<JToken?> keys)
    {
        var packed = new JArray();
        foreach (var key in keys)
        {
            packed.Add(key is null ? new JArray() : new JArray { key });
        }

        return packed;
    }

    private sealed record Group(JToken?[] Slots, Aggregate[] Aggregates);

    private sealed class KeyEquality : IEqualityComparer<JArray>
    {
        public bool Equals(JArray? x, JArray? y) => JsonEquality.Instance.Equals(x, y);

        public int GetHashCode(JArray obj) => JsonEquality.Instance.GetHashCode(obj);
    }
}
