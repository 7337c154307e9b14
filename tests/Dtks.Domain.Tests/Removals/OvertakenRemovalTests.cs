using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Removals;
using Dtks.Domain.Tests.Households;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Tests.Removals;

/// <summary>What December's sheet makes of a removal that November's brought about.</summary>
[Trait("rule", "RAT-5")]
[Trait("rule", "RAT-6")]
public sealed class OvertakenRemovalTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");
    private static readonly CyclePeriod December = November.Next;

    [Fact]
    public void Whom_the_newer_found_eligible_stays_and_of_the_others_whom_it_did_not_verify_is_left()
    {
        var removal = Removal("02", "03", "04");
        Assert.Equal("stays 02, left ", Of(removal, ("02", LineOutcome.Eligible)));
        Assert.Equal("stays 02, left 03", Of(removal, ("02", LineOutcome.Eligible), ("03", LineOutcome.Unverified)));
        Assert.Equal("stays 02, left 04", Of(removal, ("02", LineOutcome.Eligible), ("03", LineOutcome.Ineligible), ("04", LineOutcome.Unverified)));
        Assert.Equal("stays 02 03 04, left ", Of(removal, ("02", LineOutcome.Eligible), ("03", LineOutcome.Eligible), ("04", LineOutcome.Eligible)));
        Assert.Equal("stays 02, left ", Of(removal, ("02", LineOutcome.Eligible), ("09", LineOutcome.Unverified)));
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void Of_what_it_found_ineligible_or_did_not_verify_nothing_is_taken_back()
    {
        var removal = Removal("02", "03");
        Assert.Null(Of(removal, ("02", LineOutcome.Unverified), ("03", LineOutcome.Unverified)));
        Assert.Null(Of(removal, ("02", LineOutcome.Ineligible), ("03", LineOutcome.Unverified)));
        Assert.Null(Of(removal, ("01", LineOutcome.Eligible)));
        Assert.Null(Of(removal));
        Assert.Null(Of(removal with { Sheet = null }, ("02", LineOutcome.Eligible)));
        Assert.Null(Of(removal with { Sheet = removal.Sheet! with { Period = December } }, ("02", LineOutcome.Eligible)));
    }

    [Fact]
    public void Who_was_found_dead_is_found_alive_by_any_line_and_ineligible_alone_by_that_of_PBI_JKN()
    {
        var pkh = Line("02", LineOutcome.Eligible) with { Programme = Programme.Pkh };
        Assert.Null(OvertakenRemoval.Of(Removal("02"), FamilySamples.Family(), December, [pkh]));
        Assert.Equal(["02"], OvertakenRemoval.Of(Removal("02") with { Ground = RemovalGround.Deceased }, FamilySamples.Family(), December, [pkh])!.Staying);
        Assert.Null(OvertakenRemoval.Of(Removal("02") with { Ground = RemovalGround.Deceased }, FamilySamples.Family(), December, [pkh with { Household = "h-9" }]));
    }

    [Fact]
    public void It_is_taken_back_once_while_it_is_noticed_and_only_by_a_newer_month()
    {
        var removal = Removal("02");
        Decision<RemovalEvent> Taken(RemovalState state, CyclePeriod newer) => RemovalDecider.Overtake(state, newer, "Verifikasi 2026-12", Samples.Ministry, Samples.Policy, Samples.Now);
        var cancelled = RemovalTests.Evolved(removal, Taken(removal, December));
        Assert.Equal((RemovalStatus.Cancelled, "Verifikasi 2026-12", "removal.cancelled", "RAT-5"), (cancelled.Status, cancelled.Reason, cancelled.History[^1].Code, cancelled.History[^1].Rule));
        Assert.Empty(Taken(cancelled, December).Events);
        Assert.Empty(Taken(removal, November).Events);
        Assert.Empty(Taken(removal with { Sheet = null }, December).Events);
        Assert.Empty(Taken(removal with { Status = RemovalStatus.Effective }, December).Events);
    }

    private static RemovalState Removal(params string[] members) =>
        RemovalTests.Recorded(RemovalTests.Draft() with { Members = members }) with { Sheet = new RemovalSheet(FamilySamples.Family().Village, November) };

    private static SheetLine Line(string member, LineOutcome outcome) => new()
    {
        Line = int.Parse(member, System.Globalization.CultureInfo.InvariantCulture),
        Household = "h-1",
        Member = member,
        Programme = Programme.PbiJkn,
        Adult = true,
        Outcome = outcome,
        Ground = outcome == LineOutcome.Ineligible ? 7 : null,
    };

    private static string? Of(RemovalState removal, params (string Member, LineOutcome Outcome)[] lines) =>
        OvertakenRemoval.Of(removal, FamilySamples.Family(), December, [.. lines.Select(l => Line(l.Member, l.Outcome))]) is { } overtaken
            ? $"stays {string.Join(' ', overtaken.Staying)}, left {string.Join(' ', overtaken.Left)}"
            : null;
}
