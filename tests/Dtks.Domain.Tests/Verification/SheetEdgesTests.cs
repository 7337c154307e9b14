using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

/// <summary>Which of several causes is told, and what pages and tallies are at their edges.</summary>
public class SheetEdgesTests
{
    [Fact]
    [Trait("rule", "VER-6")]
    public void Among_several_causes_the_one_of_the_lowest_line_counts_whatever_the_order()
    {
        var lines = Decided([Ineligible(3, 5), Ineligible(4, 5)]).Lines;
        Assert.Equal((3, "VER-6"), Cause(lines, 5));
        Assert.Equal((3, "VER-6"), Cause(Cascade.Apply([.. lines.Reverse()], []), 5));
        Assert.Equal((3, "VER-6"), Cause(Cascade.Apply([lines[3], lines[0], lines[4], lines[2]], []), 5));
    }

    [Fact]
    [Trait("rule", "VER-6")]
    public void What_a_persons_own_work_does_to_their_other_lines_names_the_rule() => Assert.Equal((3, "VER-6"), Cause(Decided([Ineligible(3, 5)]).Lines, 1));

    [Fact]
    [Trait("rule", "VER-7")]
    public void Tallies_are_added_each_to_its_own() => Assert.Equal(new SheetTally(11, 22, 33, 44), new SheetTally(1, 2, 3, 4).Plus(new SheetTally(10, 20, 30, 40)));

    [Fact]
    [Trait("rule", "VER-2")]
    public void A_household_that_is_larger_than_a_page_has_one_of_its_own_and_no_page_is_empty()
    {
        var pages = SheetPage.LayOut(Lines, Samples.Policy with { SheetPageLines = 4 });
        Assert.Equal([(1, 5), (2, 2)], pages.Select(p => (p.Number, p.Lines.Count)));
        Assert.Single(SheetPage.LayOut(Lines, Samples.Policy with { SheetPageLines = 7 }));
        Assert.Empty(SheetPage.LayOut([], Samples.Policy));
    }

    private static (int?, string?) Cause(IReadOnlyList<SheetLine> lines, int line) => lines.Single(l => l.Line == line) is var of ? (of.Cause, of.CauseRule) : default;
}
