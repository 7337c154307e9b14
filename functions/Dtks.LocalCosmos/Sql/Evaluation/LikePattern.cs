using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// LIKE: <c>%</c> any run, <c>_</c> one character, <c>[a-f]</c> one of, <c>[^a-f]</c> none of; the ESCAPE character takes the
/// next one literally. Source: "LIKE keyword" in the service's query reference.
/// </summary>
internal static class LikePattern
{
    private const int LongestPattern = 1024;

    /// <summary>Compiles the test; undefined unless both operands are strings.</summary>
    public static Evaluator Compile(SqlExpression.Like like, Evaluator value, Evaluator pattern)
    {
        // The pattern is a constant as a rule: what was made of it is kept until another one comes.
        (string Text, Regex Regex)? last = null;
        return frame =>
        {
            if (Json.String(value(frame)) is not { } text || Json.String(pattern(frame)) is not { } given)
            {
                return null;
            }

            var kept = last;
            if (kept?.Text != given)
            {
                last = kept = (given, Translate(given, like.Escape));
            }

            return Json.Of(kept!.Value.Regex.IsMatch(text) != like.Not);
        };
    }

    // No pattern takes more than linear time.
    private static Regex Translate(string pattern, char? escape)
    {
        if (pattern.Length > LongestPattern)
        {
            throw new BadQueryException("SC2076", $"The pattern of LIKE is longer than {LongestPattern} characters.", 0, 0);
        }

        var regex = new StringBuilder("^");
        for (var i = 0; i < pattern.Length; i++)
        {
            var end = pattern[i] == '[' ? pattern.IndexOf(']', i + 1) : -1;
            if (pattern[i] == escape && i + 1 < pattern.Length)
            {
                regex.Append(Literal(pattern[++i]));
            }
            else if (end > i + 1 && pattern[(i + 1)..end] != "^")
            {
                regex.Append(OneOf(pattern[(i + 1)..end]));
                i = end;
            }
            else
            {
                regex.Append(pattern[i] switch { '%' => ".*", '_' => ".", var c => Literal(c) });
            }
        }

        return new Regex(regex.Append("\\z").ToString(), RegexOptions.NonBacktracking | RegexOptions.Singleline | RegexOptions.CultureInvariant);
    }

    private static string OneOf(string members)
    {
        var set = new StringBuilder(members[0] == '^' ? "[^" : "[");
        for (var i = members[0] == '^' ? 1 : 0; i < members.Length; i++)
        {
            var isRange = i + 2 < members.Length && members[i + 1] == '-' && members[i] <= members[i + 2];
            set.Append(isRange ? $"{Literal(members[i])}-{Literal(members[i + 2])}" : Literal(members[i]));
            i += isRange ? 2 : 0;
        }

        return set.Append(']').ToString();
    }

    private static string Literal(char c) => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
}
