using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>
/// The mathematical functions. Angles are in radians. What is no number, and a result that is not finite, is undefined. Source:
/// "Mathematical functions" in the service's query reference.
/// </summary>
internal static class MathFunctions
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["ABS"] = Of(Math.Abs),
        ["ACOS"] = Of(Math.Acos),
        ["ASIN"] = Of(Math.Asin),
        ["ATAN"] = Of(Math.Atan),
        ["ATN2"] = Of(Math.Atan2),
        ["CEILING"] = Of(Math.Ceiling),
        ["COS"] = Of(Math.Cos),
        ["COT"] = Of(x => 1 / Math.Tan(x)),
        ["DEGREES"] = Of(x => x * 180 / Math.PI),
        ["EXP"] = Of(Math.Exp),
        ["FLOOR"] = Of(Math.Floor),
        ["INTADD"] = OfWhole((x, y) => x + y),
        ["INTBITAND"] = OfWhole((x, y) => x & y),
        ["INTBITLEFTSHIFT"] = OfWhole((x, y) => x << (int)y),
        ["INTBITNOT"] = new(1, 1, (arguments, _) => Json.Whole(arguments[0]) is { } x ? Json.Of(~x) : null),
        ["INTBITOR"] = OfWhole((x, y) => x | y),
        ["INTBITRIGHTSHIFT"] = OfWhole((x, y) => x >> (int)y),
        ["INTBITXOR"] = OfWhole((x, y) => x ^ y),
        ["INTDIV"] = OfWhole((x, y) => y == 0 ? null : y == -1 ? unchecked(-x) : x / y),
        ["INTMOD"] = OfWhole((x, y) => y == 0 ? null : y == -1 ? 0 : x % y),
        ["INTMUL"] = OfWhole((x, y) => x * y),
        ["INTSUB"] = OfWhole((x, y) => x - y),
        ["LOG"] = new(1, 2, (arguments, _) => Logarithm(arguments)),
        ["LOG10"] = Of(Math.Log10),
        ["NUMBERBIN"] = new(1, 2, (arguments, _) => Bin(arguments)),
        ["PI"] = new(0, 0, (_, _) => Json.Of(Math.PI)),
        ["POWER"] = Of(Math.Pow),
        ["RADIANS"] = Of(x => x * Math.PI / 180),
        ["RAND"] = new(0, 0, (_, _) => Json.Of(Random.Shared.NextDouble())),
        ["ROUND"] = Of(x => Math.Round(x, MidpointRounding.AwayFromZero)),
        ["SIGN"] = Of(x => double.IsNaN(x) ? x : Math.Sign(x)),
        ["SIN"] = Of(Math.Sin),
        ["SQRT"] = Of(Math.Sqrt),
        ["SQUARE"] = Of(x => x * x),
        ["TAN"] = Of(Math.Tan),
        ["TRUNC"] = Of(Math.Truncate),
    };

    private static Function Of(Func<double, double> body) =>
        new(1, 1, (arguments, _) => Json.Number(arguments[0]) is { } x ? Json.Of(body(x)) : null);

    private static Function Of(Func<double, double, double> body) => new(2, 2, (arguments, _) =>
        Json.Number(arguments[0]) is { } x && Json.Number(arguments[1]) is { } y ? Json.Of(body(x, y)) : null);

    private static Function OfWhole(Func<long, long, long?> body) => new(2, 2, (arguments, _) =>
        Json.Whole(arguments[0]) is { } x && Json.Whole(arguments[1]) is { } y && body(x, y) is { } result ? Json.Of(result) : null);

    private static JToken? Logarithm(JToken?[] arguments)
    {
        if (arguments.Length == 1)
        {
            return Json.Number(arguments[0]) is { } natural ? Json.Of(Math.Log(natural)) : null;
        }

        return Json.Number(arguments[0]) is { } x && Json.Number(arguments[1]) is { } y ? Json.Of(Math.Log(x, y)) : null;
    }

    // The start of the bin a number falls into; bins are 1 wide when no width is given.
    private static JToken? Bin(JToken?[] arguments)
    {
        var width = arguments.Length == 2 ? Json.Number(arguments[1]) : 1;
        return width is { } w && w != 0 && Json.Number(arguments[0]) is { } x ? Json.Of(Math.Floor(x / w) * w) : null;
    }
}
