using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Dtks.LocalCosmos.Sql.Evaluation;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Sql.Functions;

/// <summary>RegexMatch(text, pattern[, modifiers]); the modifiers are m, s, i and x.</summary>
internal static class RegexFunction
{
    private const int LongestPattern = 1024;
    private const int CachedPatterns = 64;

    private static readonly TimeSpan Longest = TimeSpan.FromMilliseconds(250);
    private static readonly ConcurrentDictionary<(string Pattern, string Modifiers), Regex> Cache = new();

    /// <summary>Whether a text matches; undefined unless all arguments are strings.</summary>
    /// <exception cref="BadQueryException">the pattern or a modifier is not valid, or matching took too long</exception>
    public static JToken? Match(JToken?[] arguments, Frame frame)
    {
        var modifiers = arguments.Length == 3 ? Json.String(arguments[2]) : "";
        if (modifiers is null || Json.String(arguments[0]) is not { } text || Json.String(arguments[1]) is not { } pattern)
        {
            return null;
        }

        try
        {
            return Json.Of(Pattern(pattern, modifiers).IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            throw Bad("takes too long to match");
        }
    }

    private static Regex Pattern(string pattern, string modifiers)
    {
        if (Cache.TryGetValue((pattern, modifiers), out var known))
        {
            return known;
        }

        var regex = Compile(pattern, Options(modifiers));
        if (Cache.Count >= CachedPatterns)
        {
            Cache.Clear();
        }

        Cache.TryAdd((pattern, modifiers), regex);
        return regex;
    }

    private static Regex Compile(string pattern, RegexOptions options)
    {
        if (pattern.Length > LongestPattern)
        {
            throw Bad($"is longer than {LongestPattern} characters");
        }

        try
        {
            return new Regex(pattern, options, Longest);
        }
        catch (ArgumentException)
        {
            throw Bad("is not a valid regular expression");
        }
    }

    private static RegexOptions Options(string modifiers) =>
        modifiers.Aggregate(RegexOptions.CultureInvariant, (options, modifier) => options | Option(modifier));

    private static RegexOptions Option(char modifier) => modifier switch
    {
        'm' => RegexOptions.Multiline,
        's' => RegexOptions.Singleline,
        'i' => RegexOptions.IgnoreCase,
        'x' => RegexOptions.IgnorePatternWhitespace,
        _ => throw Bad($"has an unknown modifier '{modifier}'"),
    };

    private static BadQueryException Bad(string what) => new("SC2075", $"The pattern of REGEXMATCH {what}.", 0, 0);
}
