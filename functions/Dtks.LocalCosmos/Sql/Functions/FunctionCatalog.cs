using Dtks.LocalCosmos.Sql.Evaluation;
using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>The built-in functions by name; names are written in any case.</summary>
internal static class FunctionCatalog
{
    private static readonly Dictionary<string, Function> Functions = new(
        TypeFunctions.All.Concat(StringFunctions.All), StringComparer.OrdinalIgnoreCase);

    /// <summary>Compiles a call.</summary>
    /// <exception cref="BadQueryException">there is no such function, or it takes another number of arguments</exception>
    public static Evaluator Compile(SqlExpression.Call call, Evaluator[] arguments)
    {
        if (!Functions.TryGetValue(call.Name, out var function))
        {
            throw new BadQueryException(
                "SC2005", $"'{call.Name}' is not a recognized built-in function name.", call.Start, call.Start + call.Name.Length);
        }

        if (arguments.Length < function.Fewest || arguments.Length > function.Most)
        {
            var count = function.Fewest == function.Most ? $"{function.Fewest}"
                : function.Most == int.MaxValue ? $"at least {function.Fewest}" : $"{function.Fewest} to {function.Most}";
            throw new BadQueryException(
                "SC2050", $"The {call.Name.ToUpperInvariant()} function requires {count} argument(s).", call.Start, call.Start + call.Name.Length);
        }

        return frame => function.Body(Array.ConvertAll(arguments, argument => argument(frame)), frame);
    }
}
