using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// Operators on values. Operands of a wrong type give undefined. Equality of values of different types is false, and their
/// order is undefined. Source: the evaluator the SDK's own tests compare the service with.
/// </summary>
internal static class Operators
{
    /// <summary>An operator before its operand.</summary>
    public static Evaluator Unary(string symbol, Evaluator operand) => symbol switch
    {
        "NOT" => frame => Json.Truth(operand(frame)) is { } truth ? Json.Of(!truth) : null,
        "-" => frame => Negate(operand(frame)),
        "+" => frame => operand(frame) is { } value && Json.IsNumber(value) ? value : null,
        _ => frame => Json.Number(operand(frame)) is { } number ? Json.Of(~ToInt32(number)) : null,
    };

    /// <summary>An operator between two operands.</summary>
    public static Evaluator Binary(string symbol, Evaluator left, Evaluator right) => symbol switch
    {
        "=" => frame => Equal(left(frame), right(frame)) is { } equal ? Json.Of(equal) : null,
        "!=" => frame => Equal(left(frame), right(frame)) is { } equal ? Json.Of(!equal) : null,
        "<" => frame => Order(left(frame), right(frame)) is { } order ? Json.Of(order < 0) : null,
        "<=" => frame => Order(left(frame), right(frame)) is { } order ? Json.Of(order <= 0) : null,
        ">" => frame => Order(left(frame), right(frame)) is { } order ? Json.Of(order > 0) : null,
        ">=" => frame => Order(left(frame), right(frame)) is { } order ? Json.Of(order >= 0) : null,
        "??" => frame => left(frame) ?? right(frame),
        "||" => frame => Concatenate(left(frame), right(frame)),
        _ => Arithmetic(symbol, left, right),
    };

    /// <summary>Whether two values are equal; null when one is undefined.</summary>
    public static bool? Equal(JToken? left, JToken? right) =>
        left is null || right is null ? null : JsonEquality.Instance.Equals(left, right);

    /// <summary>The order of two values of one type; null where there is none: other types, arrays, objects, undefined.</summary>
    public static int? Order(JToken? left, JToken? right)
    {
        if (left is not JValue || right is not JValue)
        {
            return null;
        }

        var sameType = left.Type == right.Type || (Json.IsNumber(left) && Json.IsNumber(right));
        return sameType ? JsonOrder.Instance.Compare(left, right) : null;
    }

    private static JToken? Concatenate(JToken? left, JToken? right)
    {
        if (Json.String(left) is not { } first || Json.String(right) is not { } second)
        {
            return null;
        }

        Json.CheckLength((long)first.Length + second.Length);
        return Json.Of(first + second);
    }

    private static JToken? Negate(JToken? operand) => operand switch
    {
        JValue { Value: long whole } when whole != long.MinValue => Json.Of(-whole),
        _ => Json.Number(operand) is { } number ? Json.Of(-number) : null,
    };

    private static Evaluator Arithmetic(string symbol, Evaluator left, Evaluator right) => frame =>
    {
        var (first, second) = (left(frame), right(frame));
        if (Json.Number(first) is not { } x || Json.Number(second) is not { } y)
        {
            return null;
        }

        return first is JValue { Value: long m } && second is JValue { Value: long n } && Whole(symbol, m, n) is { } whole
            ? Json.Of(whole)
            : Fraction(symbol, x, y);
    };

    // Whole numbers stay exact as long as the result fits in 64 bits; what overflows goes on as a double.
    private static long? Whole(string symbol, long x, long y)
    {
        var exact = symbol switch
        {
            "+" => (Int128)x + y,
            "-" => (Int128)x - y,
            "*" => (Int128)x * y,
            "%" when y != 0 => (Int128)x % y,
            _ => Int128.MaxValue,
        };
        return exact >= long.MinValue && exact <= long.MaxValue ? (long)exact : null;
    }

    private static JToken? Fraction(string symbol, double x, double y) => symbol switch
    {
        "+" => Json.Of(x + y),
        "-" => Json.Of(x - y),
        "*" => Json.Of(x * y),
        "/" => Json.Of(x / y),
        "%" => Json.Of(x % y),
        "&" => Json.Of(ToInt32(x) & ToInt32(y)),
        "|" => Json.Of(ToInt32(x) | ToInt32(y)),
        "^" => Json.Of(ToInt32(x) ^ ToInt32(y)),
        "<<" => Json.Of(ToInt32(x) << ToInt32(y)),
        ">>" => Json.Of(ToInt32(x) >> ToInt32(y)),
        ">>>" => Json.Of((long)((uint)ToInt32(x) >> ToInt32(y))),
        _ => throw new InvalidOperationException($"No operator '{symbol}'."),
    };

    /// <summary>The 32 bits that the bitwise operators see of a number: those of ECMAScript's ToInt32.</summary>
    public static int ToInt32(double number)
    {
        const double modulus = 4294967296;
        var remainder = Math.Truncate(number) % modulus;
        return double.IsFinite(remainder) ? unchecked((int)(uint)(long)(remainder < 0 ? remainder + modulus : remainder)) : 0;
    }
}
