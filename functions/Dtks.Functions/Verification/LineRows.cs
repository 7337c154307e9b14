using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;

namespace Dtks.Functions.Verification;

/// <summary>
/// Reads a bulk of decisions: what is malformed is refused whole, with pointers, before anything is applied. What a row says of its line, an outcome that is
/// not known or missing included, is judged row by row.
/// </summary>
internal static class LineRows
{
    /// <summary>The rows of a body.</summary>
    /// <exception cref="ProblemException">400 when there are none or too many, or one lacks its line.</exception>
    public static IReadOnlyList<LineDecisionDraft> Read(byte[] body)
    {
        var rows = RequestBody.Parse<IReadOnlyList<LineDecisionDraft>>(body);
        var faults = Faults(rows).Take(100).ToList();
        return faults.Count == 0
            ? rows
            : throw new ProblemException(new Problem(400, faults.Count == 1 ? faults[0].Code : "request.invalid", Args: faults[0].Args, Errors: faults));
    }

    private static IEnumerable<ProblemError> Faults(IReadOnlyList<LineDecisionDraft> rows)
    {
        if (rows.Count is 0 or > LineDecisions.MaxRows)
        {
            var args = new Dictionary<string, string> { ["min"] = "1", ["max"] = Number(LineDecisions.MaxRows), ["count"] = Number(rows.Count) };
            yield return new ProblemError(string.Empty, InputViolations.ListSize, null, args);
            yield break;
        }

        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i].Line is null)
            {
                yield return new ProblemError($"/{Number(i)}/line", InputViolations.Required);
            }
        }
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
