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
    /// <summary>Compiles the test; undefined unless both operands are strings.</summary>
    public static Evaluator Compile(SqlExpression.Like like, Evaluator value, Evaluator pattern)
    {
        // The pattern is a constant as a rule: its translation is kept until another one comes.
        Tuple<string, Regex>? last = null;
        return frame =>
        {
            if (Json.String(value(frame)) is not { } text || Json.String(pattern(frame)) is not { } given)
            {
                return null;
            }

            var kept = last;
            if (kept?.Item1 != given)
            {
                last = kept = Tuple.Create(given, Translate(given, like.Escape));
            }

            return Json.Of(kept.Item2.IsMatch(text) != like.Not);
        };
    }

    // The engine without backtracking takes time linear in the text, whatever the pattern.
    private static Regex Translate(string pattern, char? escape)
    {
        var regex = new StringBuilder(@"\A");
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            if (c == escape && i + 1 < pattern.Length)
            {
                regex.Append(Regex.Escape(pattern[++i].ToString()));
            }
            else if (c == '[' && pattern.IndexOf(']', i + 1) is var end && end > i + 1 && pattern[(i + 1)..end] != "^")
            {
                regex.Append(Class(pattern[(i + 1)..end]));
                i = end;
            }
            else
            {
                regex.Append(c switch { '%' => ".*", '_' => ".", _ => Regex.Escape(c.ToString()) });
            }
        }

        const RegexOptions options = RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking;
        return new Regex(regex.Append(@"\z").ToString(), options);
    }

    private static string Class(string members)
    {
        var negated = members[0] == '^';
        var set = new StringBuilder(negated ? "[^" : "[");
        for (var i = negated ? 1 : 0; i < members.Length; i++)
        {
            set.Append($@"\u{(int)members[i]:x4}");
            if (i + 2 < members.Length && members[i + 1] == '-' && members[i] <= members[i + 2])
            {
                set.Append($@"-\u{(int)members[i + 2]:x4}");
                i += 2;
            }
        }

        return set.Append(']').ToString();
    }
}
