using Dtks.LocalCosmos.Sql.Syntax;

namespace Dtks.LocalCosmos.Sql.Evaluation;

/// <summary>
/// LIKE: <c>%</c> any run, <c>_</c> one character, <c>[a-f]</c> one of, <c>[^a-f]</c> none of; the ESCAPE character takes the
/// next one literally. Source: "LIKE keyword" in the service's query reference.
/// </summary>
internal sealed class LikePattern
{
    private const int LongestPattern = 1024;

    // What each character must be, in order; null stands for a run of any.
    private readonly List<Func<char, bool>?> _steps = [];
    private readonly string _text;

    private LikePattern(string text, char? escape)
    {
        _text = text.Length <= LongestPattern
            ? text
            : throw new BadQueryException("SC2076", $"The pattern of LIKE is longer than {LongestPattern} characters.", 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            i = AddStep(i, escape);
        }
    }

    /// <summary>Compiles the test; undefined unless both operands are strings.</summary>
    public static Evaluator Compile(SqlExpression.Like like, Evaluator value, Evaluator pattern)
    {
        // The pattern is a constant as a rule: what was made of it is kept until another one comes.
        LikePattern? last = null;
        return frame =>
        {
            if (Json.String(value(frame)) is not { } text || Json.String(pattern(frame)) is not { } given)
            {
                return null;
            }

            var kept = last;
            if (kept?._text != given)
            {
                last = kept = new LikePattern(given, like.Escape);
            }

            return Json.Of(kept.Matches(text) != like.Not);
        };
    }

    // Reads one step and answers where in the pattern it ends.
    private int AddStep(int at, char? escape)
    {
        var c = _text[at];
        if (c == escape && at + 1 < _text.Length)
        {
            _steps.Add(Exactly(_text[at + 1]));
            return at + 1;
        }

        var end = c == '[' ? _text.IndexOf(']', at + 1) : -1;
        if (end > at + 1 && _text[(at + 1)..end] != "^")
        {
            _steps.Add(OneOf(_text[(at + 1)..end]));
            return end;
        }

        _steps.Add(c switch { '%' => null, '_' => _ => true, _ => Exactly(c) });
        return at;
    }

    // After a mismatch only the last run need be tried one character longer: an earlier one would find nothing more.
    private bool Matches(string text)
    {
        var (at, step, run, runAt) = (0, 0, -1, 0);
        while (at < text.Length)
        {
            if (step < _steps.Count && _steps[step] is null)
            {
                (run, runAt) = (step++, at);
            }
            else if (step < _steps.Count && _steps[step]!(text[at]))
            {
                (step, at) = (step + 1, at + 1);
            }
            else if (run >= 0)
            {
                (step, at) = (run + 1, ++runAt);
            }
            else
            {
                return false;
            }
        }

        return _steps.Skip(step).All(rest => rest is null);
    }

    private static Func<char, bool> Exactly(char wanted) => c => c == wanted;

    private static Func<char, bool> OneOf(string members)
    {
        var negated = members[0] == '^';
        var ranges = new List<(char From, char To)>();
        for (var i = negated ? 1 : 0; i < members.Length; i++)
        {
            var isRange = i + 2 < members.Length && members[i + 1] == '-' && members[i] <= members[i + 2];
            ranges.Add((members[i], isRange ? members[i + 2] : members[i]));
            i += isRange ? 2 : 0;
        }

        return c => ranges.Exists(range => c >= range.From && c <= range.To) != negated;
    }
}
