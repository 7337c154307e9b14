using Dtks.RuleTable.Policy;
using Dtks.RuleTable.Table;
using Dtks.RuleTable.Traits;

namespace Dtks.RuleTable.Tests;

/// <summary>What counts as a gap, and what the notes excuse.</summary>
public sealed class RuleGapsTests
{
    private static readonly RuleTest Domain = new("SUB-7", "Dtks.Domain.Tests", "A", "B");
    private static readonly RuleTest Http = Domain with { Project = "Dtks.Flows.Tests" };
    private static readonly RuleError Lapsed = new("proposal.lapsed", "Batas waktu.");
    private static readonly RuleRow Whole = new(new PolicyRule("SUB-7", "It lapses."), ["Dtks.Domain/Lapse.cs"], [Domain, Http], [Lapsed], null, null);

    [Fact]
    public void A_rule_with_all_cells_and_one_that_nothing_names_have_no_gap()
    {
        Assert.Empty(Gaps(Whole));
        Assert.Empty(Gaps(Whole with { Code = [], Tests = [], Errors = [] }));
    }

    [Fact]
    public void An_empty_cell_is_a_gap()
    {
        Assert.Contains("no test names it", Assert.Single(Gaps(Whole with { Tests = [] })).What, StringComparison.Ordinal);
        Assert.Contains("no test over HTTP", Assert.Single(Gaps(Whole with { Tests = [Domain] })).What, StringComparison.Ordinal);
        Assert.Contains("no error names it", Assert.Single(Gaps(Whole with { Errors = [] })).What, StringComparison.Ordinal);
        Assert.Contains("no text", Assert.Single(Gaps(Whole with { Errors = [Lapsed with { Text = "" }] })).What, StringComparison.Ordinal);
        Assert.Contains("no code", Assert.Single(Gaps(Whole with { Code = [], Errors = [] })).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_excuses_what_it_says_and_nothing_else()
    {
        Assert.Empty(Gaps(Whole with { Errors = [], NeverRefuses = "why" }));
        Assert.Empty(Gaps(Whole with { Tests = [], Errors = [], NotYet = "why" }));
        Assert.Contains("no test names it", Assert.Single(Gaps(Whole with { Tests = [], Errors = [], NeverRefuses = "why" })).What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_note_that_no_longer_holds_is_a_gap()
    {
        Assert.Contains("proposal.lapsed", Assert.Single(Gaps(Whole with { NeverRefuses = "why" })).What, StringComparison.Ordinal);
        Assert.Contains("tests or errors", Assert.Single(Gaps(Whole with { Errors = [], NotYet = "why" })).What, StringComparison.Ordinal);
        Assert.Contains("tests or errors", Assert.Single(Gaps(Whole with { Tests = [], NotYet = "why" })).What, StringComparison.Ordinal);
        Assert.Contains("no code", Assert.Single(Gaps(Whole with { Code = [], Tests = [], Errors = [], NotYet = "why" })).What, StringComparison.Ordinal);
        Assert.Contains("not carried out", Assert.Single(Gaps(Whole with { Code = [], Tests = [], Errors = [], NeverRefuses = "why" })).What, StringComparison.Ordinal);
        Assert.Equal("SUB-8", Assert.Single(RuleGaps.Of(Table(Whole) with { Notes = new RuleNotes(new Dictionary<string, string> { ["SUB-8"] = "why" }, Nothing) })).Rule);
    }

    private static readonly Dictionary<string, string> Nothing = [];

    private static IReadOnlyList<RuleGap> Gaps(RuleRow row) => RuleGaps.Of(Table(row));

    private static Table.RuleTable Table(RuleRow row) => new([row], [], new RuleNotes(Nothing, Nothing), null!);
}
