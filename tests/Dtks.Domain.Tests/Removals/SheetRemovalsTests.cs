using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Verification;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Removals;

/// <summary>Who is removed by what a ratified sheet found, and what ends without that.</summary>
[Trait("rule", "RAT-6")]
public sealed class SheetRemovalsTests
{
    [Fact]
    public void Ineligible_for_a_familys_programme_alone_removes_nobody() => Assert.Equal(("", ""), Found(SheetSamples.Ineligible(1, 11)));

    [Fact]
    [Trait("rule", "VER-4")]
    public void Ineligible_for_PBI_JKN_removes_on_that_ground_and_what_falls_with_them_ends_by_it() =>
        Assert.Equal(("01 ineligible 11 (3)", "1 2 3"), Found(SheetSamples.Ineligible(3, 11)));

    [Fact]
    [Trait("rule", "VER-6")]
    public void Of_a_family_with_a_state_employee_all_are_removed_each_on_their_ground() =>
        Assert.Equal(("01 ineligible 5 (3), 02 ineligible 6 (4), 03 ineligible 6 (5)", "1 2 3 4 5"), Found(SheetSamples.Ineligible(3, 5)));

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData(1, "1")]
    [InlineData(3, "1 2 3")]
    public void Who_died_by_any_line_is_removed_as_such_and_what_ends_because_of_that_ends_with_it(int line, string byRemoval) =>
        Assert.Equal(($"01 deceased  ({line})", byRemoval), Found(SheetSamples.Ineligible(line, 3)));

    [Fact]
    [Trait("rule", "VER-4")]
    public void Who_died_is_removed_also_where_another_takes_over() => Assert.Equal(("01 deceased  (3)", "3"), Found(SheetSamples.Ineligible(3, 3, successor: 4), SheetSamples.Eligible(4)));

    [Fact]
    public void A_familys_programme_that_was_decided_itself_ends_at_once_beside_a_removal() =>
        Assert.Equal(("01 ineligible 11 (3)", "2 3"), Found(SheetSamples.Ineligible(1, 15), SheetSamples.Ineligible(3, 11)));

    [Fact]
    [Trait("rule", "VER-7")]
    public void What_nobody_verified_and_what_is_verified_elsewhere_removes_nobody()
    {
        var lines = SheetSamples.Decided([SheetSamples.Ineligible(3, 11)]).Lines.Where(l => l.Household == "h-1").ToList();

        Assert.Empty(SheetRemovals.Of([.. lines.Select(l => FamilyLinesAway(l))]));
        Assert.False(SheetRemovals.Concerns([.. SheetSamples.Lines.Where(l => l.Household == "h-1")]));
        Assert.True(SheetRemovals.Concerns(lines));
    }

    private static SheetLine FamilyLinesAway(SheetLine line) => line with { HandedTo = Dtks.Domain.Areas.AreaCode.Parse(Samples.VillageWita) };

    private static (string Removed, string EndedByRemoval) Found(params LineDecisionDraft[] rows)
    {
        var lines = SheetSamples.Decided(rows).Lines.Where(l => l.Household == "h-1").ToList();
        return (string.Join(", ", SheetRemovals.Of(lines).OrderBy(f => f.Member, StringComparer.Ordinal).Select(f => $"{f.Member} {Kernel(f)} {f.Number} ({f.Line})")), string.Join(' ', SheetRemovals.EndedByRemoval(lines).Order()));

        static string Kernel(SheetRemoval finding) => Dtks.Domain.Kernel.WireName.Of(finding.Ground);
    }
}
