using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;

namespace Dtks.Domain.Verification;

/// <summary>
/// Applies a bulk of decisions to lines, row by row but as a whole: what a row may say is judged against all other rows, so their order
/// does not matter.
/// </summary>
public static class LineDecisions
{
    /// <summary>The most rows of one bulk.</summary>
    public const int MaxRows = 500;

    /// <summary>Each row is applied, or refused with the reason and without effect.</summary>
    /// <param name="lines">The lines of whole households.</param>
    /// <param name="drafts">The rows.</param>
    /// <param name="adults">Adults of the households who may have no line (VER-4).</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="missed">The lines that nobody verified before the month closed (VER-7); null for none.</param>
    public static LineDecisionResults Apply(
        IReadOnlyList<SheetLine> lines,
        IReadOnlyList<LineDecisionDraft?> drafts,
        IReadOnlyCollection<HouseholdAdult> adults,
        PolicyVersion policy,
        IReadOnlySet<int>? missed = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(drafts);
        var reader = new LineDecisionReader(lines.ToDictionary(l => l.Line), adults, policy, missed);
        var rows = new SortedDictionary<int, (int Line, LineDecision Decision)>();
        var refused = new Violation?[drafts.Count];
        var seen = new HashSet<int>();
        for (var i = 0; i < drafts.Count; i++)
        {
            var (decision, violation) = reader.Read(drafts[i], $"/{i}");
            refused[i] = violation;
            if (decision is null) continue;
            var line = drafts[i]!.Line!.Value;
            if (seen.Add(line)) rows[i] = (line, decision);
            else refused[i] = Violation.Invalid(SheetViolations.LineTwice, $"/{i}/line");
        }

        var worked = Settle(lines, adults, rows, refused);
        return new LineDecisionResults([.. drafts.Select((d, i) => new LineResult(d?.Line, refused[i]))], worked);
    }

    // Takes out rows that cannot stand until all that are left can; every turn takes out at least one.
    private static IReadOnlyList<SheetLine> Settle(
        IReadOnlyList<SheetLine> lines,
        IReadOnlyCollection<HouseholdAdult> adults,
        SortedDictionary<int, (int Line, LineDecision Decision)> rows,
        Violation?[] refused)
    {
        while (true)
        {
            var decided = rows.Values.ToDictionary(r => r.Line, r => r.Decision);
            var worked = Cascade.Apply([.. lines.Select(l => decided.TryGetValue(l.Line, out var d) ? l with { Decision = d } : l)], adults);
            var byLine = worked.ToDictionary(l => l.Line);
            var bad = Bad(rows, (row, r) => Vacant(row, r.Decision, byLine));
            if (bad.Count == 0) bad = Bad(rows, (row, r) => Unnamed(row, r.Decision, byLine[r.Line], worked, adults));
            if (bad.Count == 0) bad = Bad(rows, (row, r) => Contradiction(row, r.Decision, byLine[r.Line]));
            if (bad.Count == 0) return worked;
            foreach (var (row, violation) in bad)
            {
                refused[row] = violation;
                rows.Remove(row);
            }
        }
    }

    private static List<(int Row, Violation Violation)> Bad(
        SortedDictionary<int, (int Line, LineDecision Decision)> rows, Func<int, (int Line, LineDecision Decision), Violation?> judge) =>
        [.. rows.SelectMany(r => judge(r.Key, r.Value) is { } violation ? [(r.Key, violation)] : Array.Empty<(int, Violation)>())];

    private static Violation? Vacant(int row, LineDecision decision, Dictionary<int, SheetLine> lines) =>
        decision.Successor is { } number && lines[number].Outcome != LineOutcome.Eligible
            ? Violation.Refused(
                SheetViolations.SuccessorNotEligible, "VER-4", $"/{row}/successor", ("successor", InputReader.Number(number)))
            : null;

    private static Violation? Unnamed(
        int row, LineDecision decision, SheetLine line, IReadOnlyList<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        if (decision.SuccessorMember is not { } member) return null;
        var household = lines.Where(l => l.Household == line.Household).ToList();
        if (!Successors.TakesOver(line, member, household, adults))
            return Violation.Refused(SheetViolations.SuccessorMemberNotEligible, "VER-4", $"/{row}/successorMember", ("member", member));
        return Cascade.Against(line, household) is { } against
            ? Violation.Refused(
                SheetViolations.LineContradiction, "VER-4", $"/{row}/successorMember",
                ("cause", InputReader.Number(against.Line)), ("ground", InputReader.Number(against.Ground ?? 0)))
            : null;
    }

    private static Violation? Contradiction(int row, LineDecision decision, SheetLine line) =>
        decision.Outcome == LineOutcome.Eligible && line.Outcome == LineOutcome.Ineligible
            ? Violation.Refused(
                SheetViolations.LineContradiction, line.CauseRule, $"/{row}/outcome",
                ("cause", InputReader.Number(line.Cause ?? 0)), ("ground", InputReader.Number(line.Ground ?? 0)))
            : null;
}
