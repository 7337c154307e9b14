using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using static Dtks.Domain.Tests.Verification.SheetSamples;

namespace Dtks.Domain.Tests.Verification;

[Trait("rule", "VER-1")]
public class SheetDeciderTests
{
    private static readonly LineDecisionDraft[] All = [.. Enumerable.Range(1, 7).Select(Eligible)];

    private static Decision<Domain.Verification.SheetEvent> Decide(SheetState? state, SheetCommand command) =>
        SheetDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static SheetState Finalised() => Run(Decided(All), new SheetCommand.Finalise(Samples.VillageHead));

    [Fact]
    public void A_month_is_opened_once()
    {
        var open = new SheetCommand.Open(AreaCode.Parse(Samples.VillageWib), Period, []);
        Assert.Equal((SheetStatus.Open, 7), (Open().Status, Open().Lines.Count));
        Assert.True(Decide(Open(), open).IsAccepted);
        Assert.Empty(Decide(Open(), open).Events);
        Assert.Equal(SheetViolations.Missing, Decide(null, new SheetCommand.Close()).Violations[0].Code);
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_bulk_has_one_to_five_hundred_rows(int rows, bool good)
    {
        var decision = Decide(Open(), new SheetCommand.DecideLines([.. Enumerable.Repeat(Eligible(1), rows)], Samples.VillageOfficer));
        Assert.Equal(good ? [] : [InputViolations.ListSize], decision.Violations.Select(v => v.Code));
    }

    [Fact]
    public void It_is_finalised_when_every_line_is_verified()
    {
        var refused = Assert.Single(Decide(Decided([Ineligible(3, 5)]), new SheetCommand.Finalise(Samples.VillageHead)).Violations);
        Assert.Equal(
            (SheetViolations.Unverified, ViolationKind.Refused, "VER-1", "2"),
            (refused.Code, refused.Kind, refused.Rule, refused.Args!["count"]));
        var finalised = Run(Decided([Ineligible(3, 5), Eligible(6), Eligible(7)]), new SheetCommand.Finalise(Samples.VillageHead));
        Assert.Equal((SheetStatus.Finalised, "village-head-1"), (finalised.Status, finalised.FinalisedBy));
        Assert.Equal(new SheetTally(7, 2, 5, 0), SheetTally.Of(finalised.Lines));
    }

    [Fact]
    public void Once_finalised_nothing_changes_by_a_decision()
    {
        Assert.Equal((ViolationKind.Conflict, SheetViolations.Finalised), Only(
            Decide(Finalised(), new SheetCommand.DecideLines([Eligible(1)], Samples.VillageOfficer))));
        Assert.Equal(
            (ViolationKind.Conflict, SheetViolations.Finalised), Only(Decide(Finalised(), new SheetCommand.Finalise(Samples.VillageHead))));
        Assert.Empty(Decide(Finalised(), new SheetCommand.Close()).Events);
    }

    [Fact]
    [Trait("rule", "VER-7")]
    public void A_month_that_ends_unfinalised_keeps_its_unverified_lines_as_such()
    {
        var state = Run(Decided([Eligible(1)]), new SheetCommand.Close());
        Assert.Equal(SheetStatus.Closed, state.Status);
        Assert.Equal(new SheetTally(7, 1, 0, 6), SheetTally.Of(state.Lines));
        Assert.Equal((ViolationKind.Conflict, SheetViolations.Closed), Only(
            Decide(state, new SheetCommand.DecideLines([Eligible(2)], Samples.VillageOfficer))));
        Assert.Empty(Decide(state, new SheetCommand.Close()).Events);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public void A_letter_covers_a_finalised_sheet_once()
    {
        var ratify = new SheetCommand.Ratify("l-1", Samples.Regent);
        var ratified = Run(Finalised(), ratify);
        Assert.Equal("l-1", ratified.LetterId);
        Assert.Empty(Decide(ratified, ratify).Events);
        Assert.Equal(SheetViolations.NotAwaiting, Only(Decide(ratified, new SheetCommand.Ratify("l-2", Samples.Regent))).Code);
        Assert.Equal(SheetViolations.NotAwaiting, Only(Decide(Open(), ratify)).Code);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public void Whoever_finalised_it_does_not_ratify_it() =>
        Assert.Equal(
            (ViolationKind.Refused, SheetViolations.Own), Only(Decide(Finalised(), new SheetCommand.Ratify("l-1", Samples.VillageHead))));

    [Fact]
    [Trait("rule", "RAT-8")]
    public void The_digest_changes_with_every_outcome_and_with_nothing_else()
    {
        var state = Decided(All);
        var digest = SheetDigest.Of(state);
        Assert.Equal(digest, SheetDigest.Of(Finalised()));
        Assert.Equal(digest, SheetDigest.Of(state with { Lines = [.. state.Lines.Reverse()] }));
        string[] others =
        [
            digest,
            SheetDigest.Of(Run(state, Ineligible(4, 11))),
            SheetDigest.Of(Run(state, Ineligible(4, 12))),
            SheetDigest.Of(Run(state, Ineligible(5, 11))),
            SheetDigest.Of(state with { Lines = [.. state.Lines.Skip(1)] }), SheetDigest.Of(state with { Period = Period.Next }),
            SheetDigest.Of(Run(state, Ineligible(3, 3, successor: 4))),
        ];
        Assert.Equal(others.Length, others.Distinct().Count());
    }

    [Fact]
    public void Tallies_add_up() =>
        Assert.Equal(new SheetTally(9, 3, 5, 1), new SheetTally(7, 2, 5, 0).Plus(new SheetTally(2, 1, 0, 1)).Plus(SheetTally.Empty));

    private static (ViolationKind Kind, string Code) Only(Decision<Domain.Verification.SheetEvent> decision)
    {
        var violation = Assert.Single(decision.Violations);
        return (violation.Kind, violation.Code);
    }
}
