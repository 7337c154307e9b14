using Dtks.LocalCosmos.Sql.Functions;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>Turns an expression into delegates. Names, functions and the number of their arguments are settled here, once.</summary>
/// <param name="scope">the names that can be used</param>
/// <param name="grouping">
/// the aggregates and grouping keys of the query the expression stands in; null where an aggregate cannot stand
/// </param>
internal sealed class ExpressionCompiler(Scope scope, Grouping? grouping = null)
{
    /// <summary>Compiles an expression.</summary>
    /// <exception cref="BadQueryException">an unknown name or function, a wrong number of arguments, a misplaced aggregate</exception>
    public Evaluator Compile(SqlExpression expression)
    {
        if (grouping?.FindKey(expression) is { } key)
        {
            return frame => frame.Slots[key];
        }

        return expression switch
        {
            SqlExpression.Literal literal => Constant(literal.Value),
            SqlExpression.Parameter parameter => Parameter(parameter),
            SqlExpression.Identifier identifier => Alias(identifier),
            SqlExpression.Member member => Property(member.Target, member.Name),
            SqlExpression.Index index => Index(index),
            SqlExpression.Unary unary => Operators.Unary(unary.Symbol, Compile(unary.Operand)),
            SqlExpression.Binary binary => Operators.Binary(binary.Symbol, Compile(binary.Left), Compile(binary.Right)),
            SqlExpression.Logical logical => Logic.Join(logical.IsAnd, CompileAll(logical.Children)),
            SqlExpression.Conditional conditional => Conditional(conditional),
            SqlExpression.In isIn => Logic.In(isIn.Not, CompileAll(isIn.Children)),
            SqlExpression.Between between => Between(between),
            SqlExpression.Like like => LikePattern.Compile(like, Compile(like.Children[0]), Compile(like.Children[1])),
            SqlExpression.Call call => Call(call),
            SqlExpression.Array array => ArrayOf(CompileAll(array.Children)),
            SqlExpression.Object members => ObjectOf(members.Names, CompileAll(members.Children)),
            SqlExpression.Subquery subquery => SubqueryCompiler.Compile(subquery, scope),
            _ => throw new InvalidOperationException($"No evaluation for {expression.GetType().Name}."),
        };
    }

    /// <summary>Compiles several.</summary>
    public Evaluator[] CompileAll(IEnumerable<SqlExpression> expressions) => [.. expressions.Select(Compile)];

    /// <summary>An array of the values that are defined.</summary>
    public static Evaluator ArrayOf(Evaluator[] items) => frame =>
    {
        var array = new JArray();
        foreach (var item in items)
        {
            if (item(frame) is { } value)
            {
                frame.CountSize(value);
                array.Add(value);
            }
        }

        return array;
    };

    /// <summary>An object with a member for each value that is defined.</summary>
    public static Evaluator ObjectOf(IReadOnlyList<string> names, Evaluator[] values) => frame =>
    {
        var members = new JObject();
        for (var i = 0; i < values.Length; i++)
        {
            if (values[i](frame) is { } value)
            {
                frame.CountSize(value);
                members[names[i]] = value;
            }
        }

        return members;
    };

    private static Evaluator Constant(JToken? value)
    {
        var shared = Json.Share(value);
        return _ => shared;
    }

    private Evaluator Parameter(SqlExpression.Parameter parameter)
    {
        var at = scope.Parameter(parameter.Name);
        return frame => frame.Parameters[at];
    }

    private Evaluator Alias(SqlExpression.Identifier identifier)
    {
        grouping?.RefuseUngrouped(identifier, scope);
        var slot = scope.Find(identifier.Name) ?? throw new BadQueryException(
            "SC2001",
            $"Identifier '{identifier.Name}' could not be resolved.",
            identifier.Start,
            identifier.Start + identifier.Name.Length);
        return frame => frame.Slots[slot];
    }

    private Evaluator Property(SqlExpression target, string name)
    {
        var of = Compile(target);
        return frame => Json.Property(of(frame), name);
    }

    private Evaluator Index(SqlExpression.Index index)
    {
        if (index.Key is SqlExpression.Literal { Value: { Type: JTokenType.String } name })
        {
            return Property(index.Target, (string)name!);
        }

        var (target, key) = (Compile(index.Target), Compile(index.Key));
        return frame => Json.Element(target(frame), key(frame));
    }

    private Evaluator Conditional(SqlExpression.Conditional conditional)
    {
        var parts = CompileAll(conditional.Children);
        return frame => Json.IsTrue(parts[0](frame)) ? parts[1](frame) : parts[2](frame);
    }

    private Evaluator Between(SqlExpression.Between between)
    {
        var parts = CompileAll(between.Children);
        var within = Logic.Join(true, [Operators.Binary(">=", parts[0], parts[1]), Operators.Binary("<=", parts[0], parts[2])]);
        return between.Not ? Operators.Unary("NOT", within) : within;
    }

    private Evaluator Call(SqlExpression.Call call)
    {
        if (!Aggregate.IsAggregate(call.Name))
        {
            return FunctionCatalog.Compile(call, CompileAll(call.Children));
        }

        return grouping is null
            ? throw new BadQueryException(
                "SC2100", $"The aggregate {call.Name} cannot stand here.", call.Start, call.Start + call.Name.Length)
            : grouping.Aggregate(call, scope);
    }
}
