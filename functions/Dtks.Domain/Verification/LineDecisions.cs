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
    /// <param name="unreadable">The lines that cannot be read; null for none.</param>
    public static LineDecisionResults Apply(
        IReadOnlyList<SheetLine> lines,
        IReadOnlyList<LineDecisionDraft?> drafts,
        IReadOnlyCollection<HouseholdAdult> adults,
        PolicyVersion policy,
        IReadOnlySet<int>? missed = null,
        IReadOnlySet<int>? unreadable = null)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(drafts);
        var places = new Dictionary<int, int>(lines.Count);
        for (var place = 0; place < lines.Count; place++) places.Add(lines[place].Line, place);
        var reader = new LineDecisionReader(lines, places, adults, policy, missed, unreadable);
        var (rows, refused, seen) = (new List<Row>(drafts.Count), new Violation?[drafts.Count], new HashSet<int>(drafts.Count));
        for (var i = 0; i < drafts.Count; i++)
        {
            var (decision, violation) = reader.Read(drafts[i], i);
            refused[i] = violation;
            if (decision is null) continue;
            var line = drafts[i]!.Line!.Value;
            if (seen.Add(line)) rows.Add(new Row(i, places[line], decision));
            else refused[i] = Violation.Invalid(SheetViolations.LineTwice, $"/{i}/line");
        }

        var worked = Settle(lines, places, adults, rows, refused);
        return new LineDecisionResults([.. drafts.Select((d, i) => new LineResult(d?.Line, refused[i]))], worked);
    }

    // Takes out rows that cannot stand until all that are left can; every turn takes out at least one.
    private static IReadOnlyList<SheetLine> Settle(
        IReadOnlyList<SheetLine> lines, Dictionary<int, int> places, IReadOnlyCollection<HouseholdAdult> adults, List<Row> rows, Violation?[] refused)
    {
        while (true)
        {
            SheetLine[] decided = [.. lines];
            foreach (var row in rows) decided[row.Place] = Anew(decided[row.Place]) with { Decision = row.Decision };
            var worked = Cascade.Apply(decided, adults);
            var stand = Stand(rows, refused, row => Vacant(row, worked, places))
                && Stand(rows, refused, row => Unnamed(row, worked, adults))
                && Stand(rows, refused, row => Contradiction(row, worked[row.Place]));
            if (stand) return worked;
            rows.RemoveAll(row => refused[row.Number] is not null);
        }
    }

    // Decided in sight of what was undone, it is not told to be decided anew any more.
    private static SheetLine Anew(SheetLine line) => line.Suggestion?.Code == LineSuggestions.Overturned ? line with { Suggestion = null } : line;

    // Judges each row; those that cannot stand have their reason then.
    private static bool Stand(List<Row> rows, Violation?[] refused, Func<Row, Violation?> judge)
    {
        var stand = true;
        foreach (var row in rows)
        {
            if (judge(row) is not { } violation) continue;
            refused[row.Number] = violation;
            stand = false;
        }

        return stand;
    }

    private static Violation? Vacant(Row row, IReadOnlyList<SheetLine> lines, Dictionary<int, int> places) =>
        row.Decision.Successor is { } number && lines[places[number]].Outcome != LineOutcome.Eligible
            ? Violation.Refused(
                SheetViolations.SuccessorNotEligible, "VER-4", $"/{row.Number}/successor", ("successor", InputReader.Number(number)))
            : null;

    private static Violation? Unnamed(Row row, IReadOnlyList<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults) =>
        row.Decision.SuccessorMember is { } member ? Unnamed(row, member, lines, adults) : null;

    private static Violation? Unnamed(Row row, string member, IReadOnlyList<SheetLine> lines, IReadOnlyCollection<HouseholdAdult> adults)
    {
        var line = lines[row.Place];
        var household = lines.Where(l => l.Household == line.Household).ToList();
        if (!Successors.TakesOver(line, member, household, adults))
            return Violation.Refused(SheetViolations.SuccessorMemberNotEligible, "VER-4", $"/{row.Number}/successorMember", ("member", member));
        return Cascade.Against(line, household) is { } against
            ? Violation.Refused(
                SheetViolations.LineContradiction, "VER-4", $"/{row.Number}/successorMember",
                ("cause", InputReader.Number(against.Line)), ("ground", InputReader.Number(against.Ground ?? 0)))
            : null;
    }

    private static Violation? Contradiction(Row row, SheetLine line) =>
        row.Decision.Outcome == LineOutcome.Eligible && line.Outcome == LineOutcome.Ineligible
            ? Violation.Refused(
                SheetViolations.LineContradiction, line.CauseRule, $"/{row.Number}/outcome",
                ("cause", InputReader.Number(line.Cause ?? 0)), ("ground", InputReader.Number(line.Ground ?? 0)))
            : null;

    // A row of the bulk, the place of its line among the lines, and what it says.
    private readonly record struct Row(int Number, int Place, LineDecision Decision);
}
