using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>The string functions. Positions count from 0. An argument of another type gives undefined.</summary>
internal static class StringFunctions
{
    /// <summary>The functions by name.</summary>
    public static IReadOnlyDictionary<string, Function> All { get; } = new Dictionary<string, Function>
    {
        ["CONTAINS"] = Search((text, part, comparison) => text.Contains(part, comparison)),
        ["ENDSWITH"] = Search((text, part, comparison) => text.EndsWith(part, comparison)),
        ["STARTSWITH"] = Search((text, part, comparison) => text.StartsWith(part, comparison)),
        ["STRINGEQUALS"] = Search((text, other, comparison) => text.Equals(other, comparison)),
        ["LENGTH"] = OfText(text => Json.Of((long)text.Length)),
        ["LOWER"] = OfText(text => Json.Of(text.ToLowerInvariant())),
        ["UPPER"] = OfText(text => Json.Of(text.ToUpperInvariant())),
    };

    private static Function OfText(Func<string, JToken?> body) =>
        new(1, 1, (arguments, _) => Json.String(arguments[0]) is { } text ? body(text) : null);

    // The third argument, where given, says whether case is left out of account.
    private static Function Search(Func<string, string, StringComparison, bool> test) => new(2, 3, (arguments, _) =>
    {
        bool? ignoreCase = arguments.Length == 2 ? false : Json.Truth(arguments[2]);
        return ignoreCase is not null && Json.String(arguments[0]) is { } text && Json.String(arguments[1]) is { } part
            ? Json.Of(test(text, part, ignoreCase.Value ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal))
            : null;
    });
}
