using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Syntax;

/// <summary>The numbers of TOP, OFFSET and LIMIT: whole, from 0 to 2,147,483,647.</summary>
internal static class ResultCount
{
    /// <summary>Reads a count written in the text.</summary>
    /// <exception cref="BadQueryException">it is not whole or too large</exception>
    public static JValue Parse(Token token, string clause) =>
        int.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? new JValue(count)
            : throw Bad(clause, token.Start, token.End);

    /// <summary>The count a value gives.</summary>
    /// <param name="value">what stands in the text, or the parameter's value; null when that is not given</param>
    /// <param name="clause">TOP, OFFSET or LIMIT</param>
    /// <param name="position">where it stands, for the error</param>
    /// <exception cref="BadQueryException">the value is not whole, negative or too large</exception>
    public static int Check(JToken? value, string clause, int position) =>
        value is { Type: JTokenType.Integer } && (double)value is >= 0 and <= int.MaxValue
            ? (int)value
            : throw Bad(clause, position, position + 1);

    // The codes are those of the query plan baselines of the .NET SDK.
    private static BadQueryException Bad(string clause, int start, int end) => clause switch
    {
        "TOP" => new("SC2060", "The count value provided for a TOP clause must be an integer between 0 and 2147483647.", start, end),
        "LIMIT" => new("SC2061", "The LIMIT count value must be an integer between 0 and 2147483647.", start, end),
        _ => new("SC2062", "The OFFSET count value must be an integer between 0 and 2147483647.", start, end),
    };
}
