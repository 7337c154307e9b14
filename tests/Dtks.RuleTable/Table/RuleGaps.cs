using Dtks.RuleTable.Policy;

namespace Dtks.RuleTable.Table;

/// <summary>Something the table lacks.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="What">What is wrong, as the rest of a sentence that begins with the rule.</param>
internal sealed record RuleGap(string Rule, string What)
{
    public override string ToString() => $"{Rule} {What}.";
}

/// <summary>What a table lacks: cells of rules that are carried out, rules that are not stated, notes that no longer hold.</summary>
internal static class RuleGaps
{
    /// <summary>All of it, in the order of the policy.</summary>
    public static IReadOnlyList<RuleGap> Of(RuleTable table) => [.. table.Unknown, .. Notes(table), .. table.Rows.SelectMany(Of)];

    private static IEnumerable<RuleGap> Of(RuleRow row)
    {
        var id = row.Rule.Id;
        if (row.NotYet is not null && (row.Tests.Count > 0 || row.Errors.Count > 0))
            yield return new RuleGap(id, $"has tests or errors, and {RuleNotes.File} says it is not carried out yet: take the note out");
        if (row.NotYet is not null && row.Code.Count == 0)
            yield return new RuleGap(id, $"is named by no code, and {RuleNotes.File} excuses that it is: take the note out");
        if (row.NeverRefuses is not null && row.Errors.Count > 0)
            yield return new RuleGap(id, $"refuses with {row.Errors[0].Code}, and {RuleNotes.File} says it never does: take the note out");
        if (row.NeverRefuses is not null && !row.CarriedOut)
            yield return new RuleGap(id, $"is not carried out, and {RuleNotes.File} says that it never refuses: take the note out");
        if (row.Code.Count == 0 && row.Tests.Count > 0)
            yield return new RuleGap(id, $"has a test ({row.Tests[0].Class}) and no code that names it: name it in the doc comment of what carries it out");
        if (!row.CarriedOut) yield break;
        if (row.Tests.Count == 0) yield return new RuleGap(id, $"is carried out ({row.Code[0]}) and no test names it: add [Trait(\"rule\", \"{id}\")] to one that proves it");
        else if (!row.Tests.Any(t => t.OverHttp)) yield return new RuleGap(id, "is proven by no test over HTTP: add one to tests/Dtks.Flows.Tests");
        if (row.Errors.Count == 0 && row.NeverRefuses is null)
            yield return new RuleGap(id, $"is carried out ({row.Code[0]}) and no error names it: raise one with it, or say in {RuleNotes.File} why it never refuses");
        foreach (var error in row.Errors.Where(e => e.Text.Length == 0)) yield return new RuleGap(id, $"refuses with {error.Code}, which has no text");
    }

    private static IEnumerable<RuleGap> Notes(RuleTable table) => table.Notes.NeverRefuses.Keys.Concat(table.Notes.NotYet.Keys)
        .Except(table.Rows.Select(r => r.Rule.Id), StringComparer.Ordinal)
        .Select(id => new RuleGap(id, $"is noted in {RuleNotes.File}, and {PolicyRule.File} does not state it"));
}
