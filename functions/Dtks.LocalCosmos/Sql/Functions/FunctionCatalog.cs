using Dtks.LocalCosmos.Sql.Evaluation;
using Dtks.LocalCosmos.Sql.Syntax;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>The built-in functions by name; names are written in any case.</summary>
internal static class FunctionCatalog
{
    private static readonly Dictionary<string, Function> Functions = new(
        new[] { TypeFunctions.All, StringFunctions.All, ConversionFunctions.All, ArrayFunctions.All, MathFunctions.All, DateFunctions.All }
            .SelectMany(functions => functions),
        StringComparer.OrdinalIgnoreCase);

    // What the service has and LocalCosmos has not; the message then does not call the name wrong.
    private static readonly string[] Unsupported = ["ST_", "FULLTEXT", "VECTORDISTANCE", "RRF", "DOCUMENTID"];

    /// <summary>Compiles a call.</summary>
    /// <exception cref="BadQueryException">there is no such function, or it takes another number of arguments</exception>
    public static Evaluator Compile(SqlExpression.Call call, Evaluator[] arguments)
    {
        if (!Functions.TryGetValue(call.Name, out var function))
        {
            var known = Array.Exists(Unsupported, name => call.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase));
            var message = known
                ? $"The {call.Name} function is not supported by LocalCosmos."
                : $"'{call.Name}' is not a recognized built-in function name.";
            throw new BadQueryException("SC2005", message, call.Start, call.Start + call.Name.Length);
        }

        if (arguments.Length < function.Fewest || arguments.Length > function.Most)
        {
            var count = function.Fewest == function.Most ? $"{function.Fewest}"
                : function.Most == int.MaxValue ? $"at least {function.Fewest}" : $"{function.Fewest} to {function.Most}";
            throw new BadQueryException(
                "SC2050",
                $"The {call.Name.ToUpperInvariant()} function requires {count} argument(s).",
                call.Start,
                call.Start + call.Name.Length);
        }

        return frame =>
        {
            var result = function.Body(Array.ConvertAll(arguments, argument => argument(frame)), frame);
            if (result is JContainer made)
            {
                frame.CountSize(made);
            }

            return result;
        };
    }
}

/// <summary>A built-in function.</summary>
/// <param name="Fewest">how many arguments at least</param>
/// <param name="Most">how many arguments at most</param>
/// <param name="Body">its work</param>
internal sealed record Function(int Fewest, int Most, FunctionBody Body);

/// <summary>A built-in function's work.</summary>
/// <param name="arguments">the arguments' values, null for undefined; as many as its definition allows</param>
/// <param name="frame">the execution, for the instant</param>
/// <returns>the value, null for undefined: as a rule also when an argument is of a wrong type</returns>
internal delegate JToken? FunctionBody(JToken?[] arguments, Frame frame);
