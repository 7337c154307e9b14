using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

/// <summary>Lines 6 and 7 stand on a page that cannot be read.</summary>
public class UnreadableLinesTests
{
    private static readonly SheetState Partly = Open() with { Lines = [.. Open().Lines.Where(l => l.Line < 6)], Unreadable = new HashSet<int> { 6, 7 } };

    [Fact]
    [Trait("rule", "VER-1")]
    public void The_others_are_decided_and_each_row_about_them_says_so()
    {
        var decided = Decide(Partly, Eligible(6), Eligible(2), Eligible(8));

        Assert.Equal(["line.unreadable - /0/line -", null, "line.unknown - /2/line -"], decided.Results.Select(r => r.Violation is { } v ? Told.Of(v) : null));
        Assert.Equal([2], decided.Changed.Select(l => l.Line));
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public void Nothing_is_finalised_that_nobody_can_read_also_where_all_the_rest_is_decided()
    {
        var decided = Run(Partly, [.. Enumerable.Range(1, 5).Select(Eligible)]);

        foreach (var sheet in new[] { Partly, decided, decided with { Status = SheetStatus.Closed } })
            Assert.Equal(["sheet.unreadable VER-1 - lines=6-7"], Told.Of(SheetDecider.Decide(new SheetCommand.Finalise(Samples.VillageHead), sheet, Samples.Policy, Samples.Now).Violations));
    }
}
