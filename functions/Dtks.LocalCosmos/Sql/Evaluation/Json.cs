using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// Values of the query language as JSON tokens. A null reference is <c>undefined</c>, which is not JSON's null:
/// <see cref="Null"/>. Source of the type system: "Working with JSON in Azure Cosmos DB".
/// </summary>
internal static class Json
{
    // Tokens shared by all queries stand in an array from the start: Newtonsoft then copies them into a result and leaves
    // the shared one as it is.
    private static readonly JArray Shared = [true, false, JValue.CreateNull()];

    // No text is longer than the largest document, 2 MB; else a short query could fill the memory.
    private const int LongestText = 2 * 1024 * 1024;

    /// <summary>True.</summary>
    public static readonly JToken True = Shared[0];

    /// <summary>False.</summary>
    public static readonly JToken False = Shared[1];

    /// <summary>JSON's null.</summary>
    public static readonly JToken Null = Shared[2];

    /// <summary>The token for a truth value.</summary>
    public static JToken Of(bool value) => value ? True : False;

    /// <summary>The token for a string.</summary>
    public static JToken Of(string value) => new JValue(value);

    /// <summary>The token for a whole number.</summary>
    public static JToken Of(long value) => new JValue(value);

    /// <summary>The token for a number: without a fraction where there is none; undefined when it is not finite.</summary>
    public static JToken? Of(double value)
    {
        const double largestWhole = 9007199254740992;
        if (!double.IsFinite(value))
        {
            return null;
        }

        return value == Math.Floor(value) && Math.Abs(value) <= largestWhole ? new JValue((long)value) : new JValue(value);
    }

    /// <summary>Refuses to make a text or array that is too long.</summary>
    /// <param name="length">how long it would be, in characters or items</param>
    /// <exception cref="BadQueryException">it is longer than a document can be</exception>
    public static void CheckLength(long length)
    {
        if (length > LongestText)
        {
            throw new BadQueryException("SC3031", $"The query makes a text or an array longer than {LongestText}.", 0, 0);
        }
    }

    /// <summary>Keeps a token out of every result: what is put into one is a copy.</summary>
    public static JToken? Share(JToken? token) => token is null ? null : new JArray { token }[0];

    /// <summary>Whether the token is a number.</summary>
    public static bool IsNumber(JToken? token) => token?.Type is JTokenType.Integer or JTokenType.Float;

    /// <summary>The number of a token; null when it is none.</summary>
    public static double? Number(JToken? token) => IsNumber(token) ? (double)token! : null;

    /// <summary>The whole number of a token, where it is one that fits; else null.</summary>
    public static long? Whole(JToken? token)
    {
        if (token is JValue { Value: long whole })
        {
            return whole;
        }

        var number = Number(token);
        return number is { } value && value == Math.Floor(value) && Math.Abs(value) < long.MaxValue ? (long)value : null;
    }

    /// <summary>The string of a token; null when it is none.</summary>
    public static string? String(JToken? token) => token is JValue { Type: JTokenType.String } value ? (string?)value.Value : null;

    /// <summary>Whether the token is the truth value true. A filter keeps a row on this and on nothing else.</summary>
    public static bool IsTrue(JToken? token) => token is JValue { Value: true };

    /// <summary>The truth value of a token; null when it is none.</summary>
    public static bool? Truth(JToken? token) => token is JValue { Value: bool value } ? value : null;

    /// <summary>The property of an object, or undefined.</summary>
    public static JToken? Property(JToken? target, string name) => target is JObject members ? members[name] : null;

    /// <summary>The element of an array or the property of an object that a key names, or undefined.</summary>
    public static JToken? Element(JToken? target, JToken? key) => target switch
    {
        JObject members when String(key) is { } name => members[name],
        JArray items when Whole(key) is { } at && at >= 0 && at < items.Count => items[(int)at],
        _ => null,
    };
}
