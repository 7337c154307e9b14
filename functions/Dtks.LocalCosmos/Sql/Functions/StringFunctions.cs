using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>
/// The string functions. Positions count from 0, in UTF-16 code units. An argument of another type gives undefined. Source:
/// "String functions" in the service's query reference.
/// </summary>
internal static class StringFunctions
{
    // Source: REPLICATE's reference, "the maximum length of the result is 10,000 characters".
    private const int LongestReplica = 10_000;

    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["CONCAT"] = new(2, int.MaxValue, (arguments, _) => Concat(arguments)),
        ["CONTAINS"] = Search((text, part, comparison) => text.Contains(part, comparison)),
        ["ENDSWITH"] = Search((text, part, comparison) => text.EndsWith(part, comparison)),
        ["INDEX_OF"] = new(2, 3, (arguments, _) => IndexOf(arguments)),
        ["LEFT"] = OfTextAndCount((text, count) => text[..Clamp(count, text.Length)]),
        ["LENGTH"] = OfText(text => Json.Of((long)text.Length)),
        ["LOWER"] = OfText(text => Json.Of(text.ToLowerInvariant())),
        ["LTRIM"] = Trimming((text, characters) => text.TrimStart(characters)),
        ["REGEXMATCH"] = new(2, 3, RegexFunction.Match),
        ["REPLACE"] = new(3, 3, (arguments, _) => Replace(arguments)),
        ["REPLICATE"] = OfTextAndCount(Replicate),
        ["REVERSE"] = OfText(text => Json.Of(new string([.. text.Reverse()]))),
        ["RIGHT"] = OfTextAndCount((text, count) => text[^Clamp(count, text.Length)..]),
        ["RTRIM"] = Trimming((text, characters) => text.TrimEnd(characters)),
        ["STARTSWITH"] = Search((text, part, comparison) => text.StartsWith(part, comparison)),
        ["STRINGEQUALS"] = Search((text, other, comparison) => text.Equals(other, comparison)),
        ["STRINGJOIN"] = new(2, 2, (arguments, _) => Join(arguments)),
        ["STRINGSPLIT"] = new(2, 2, (arguments, _) => Split(arguments)),
        ["SUBSTRING"] = new(3, 3, (arguments, _) => Substring(arguments)),
        ["TRIM"] = Trimming((text, characters) => text.Trim(characters)),
        ["UPPER"] = OfText(text => Json.Of(text.ToUpperInvariant())),
    };

    private static Function OfText(Func<string, JToken?> body) =>
        new(1, 1, (arguments, _) => Json.String(arguments[0]) is { } text ? body(text) : null);

    private static Function OfTextAndCount(Func<string, double, string?> body) => new(2, 2, (arguments, _) =>
        Json.String(arguments[0]) is { } text && Json.Number(arguments[1]) is { } count && body(text, count) is { } result
            ? Json.Of(result)
            : null);

    private static Function Trimming(Func<string, char[]?, string> trim) => new(1, 2, (arguments, _) =>
    {
        var characters = arguments.Length == 2 ? Json.String(arguments[1]) : "";
        return characters is not null && Json.String(arguments[0]) is { } text
            ? Json.Of(trim(text, characters.Length == 0 ? null : characters.ToCharArray()))
            : null;
    });

    // The third argument, where given, says whether case is left out of account.
    private static Function Search(Func<string, string, StringComparison, bool> test) => new(2, 3, (arguments, _) =>
    {
        bool? ignoreCase = arguments.Length == 2 ? false : Json.Truth(arguments[2]);
        return ignoreCase is not null && Json.String(arguments[0]) is { } text && Json.String(arguments[1]) is { } part
            ? Json.Of(test(text, part, ignoreCase.Value ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            : null;
    });

    private static JToken? Concat(JToken?[] arguments)
    {
        var parts = Array.ConvertAll(arguments, Json.String);
        if (parts.Contains(null))
        {
            return null;
        }

        Json.CheckLength(parts.Sum(part => (long)part!.Length));
        return Json.Of(string.Concat(parts));
    }

    private static JToken? IndexOf(JToken?[] arguments)
    {
        var start = arguments.Length == 3 ? Json.Whole(arguments[2]) : 0;
        if (start is null || Json.String(arguments[0]) is not { } text || Json.String(arguments[1]) is not { } part)
        {
            return null;
        }

        return start < 0 || start > text.Length ? Json.Of(-1L) : Json.Of((long)text.IndexOf(part, (int)start, StringComparison.Ordinal));
    }

    private static JToken? Replace(JToken?[] arguments)
    {
        var parts = Array.ConvertAll(arguments, Json.String);
        if (parts is not [{ } text, { } from, { } to])
        {
            return null;
        }

        Json.CheckLength(text.Length + (from.Length == 0 ? 0 : (long)text.Length / from.Length * to.Length));
        return Json.Of(from.Length == 0 ? text : text.Replace(from, to, StringComparison.Ordinal));
    }

    private static string? Replicate(string text, double count) =>
        count >= 0 && text.Length * Math.Floor(count) <= LongestReplica
            ? string.Concat(Enumerable.Repeat(text, text.Length == 0 ? 0 : (int)Math.Floor(count)))
            : null;

    private static JToken? Join(JToken?[] arguments)
    {
        if (arguments[0] is not JArray items || Json.String(arguments[1]) is not { } separator)
        {
            return null;
        }

        var parts = items.Select(Json.String).ToList();
        if (parts.Contains(null))
        {
            return null;
        }

        Json.CheckLength(parts.Sum(part => (long)part!.Length + separator.Length));
        return Json.Of(string.Join(separator, parts));
    }

    private static JArray? Split(JToken?[] arguments) =>
        Json.String(arguments[0]) is { } text && Json.String(arguments[1]) is { } separator
            ? new JArray(separator.Length == 0 ? [text] : text.Split(separator))
            : null;

    private static JToken? Substring(JToken?[] arguments)
    {
        var text = Json.String(arguments[0]);
        if (text is null || Json.Number(arguments[1]) is not { } from || Json.Number(arguments[2]) is not { } length)
        {
            return null;
        }

        var start = Clamp(from, text.Length);
        return Json.Of(text.Substring(start, Clamp(length, text.Length - start)));
    }

    private static int Clamp(double number, int most) => double.IsNaN(number) ? 0 : (int)Math.Clamp(Math.Truncate(number), 0, most);
}
