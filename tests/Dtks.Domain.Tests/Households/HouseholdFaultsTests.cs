using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using NodaTime;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>What the register refuses and records names the rule, and months are those of the village.</summary>
[Trait("rule", "RAT-3")]
public class HouseholdFaultsTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    [Fact]
    public void What_is_not_entered()
    {
        const string notRegistered = "household.proposalNotRegistered RAT-3 - -";
        Assert.Equal([notRegistered], Wrong(null, Enrol(Registered("h-1") with { Status = ProposalStatus.Ratified })));
        Assert.Equal([notRegistered], Wrong(null, Enrol(Registered("h-1") with { HouseholdId = null })));
        Assert.Equal([notRegistered], Wrong(null, Enrol(Registered("h-1", "assistance"))));
        Assert.Equal(["household.exists REG-5 - -"], Wrong(Enrolled(), Enrol(Registered("h-1", id: "p-2"))));
        Assert.Equal([notRegistered], Wrong(Enrolled(), Grant(Registered("h-2", "assistance", "p-2"))));
        Assert.Equal([notRegistered], Wrong(Enrolled(), Grant(Registered("h-1", "registerWithAssistance", "p-2"))));
        Assert.Equal([notRegistered], Wrong(Enrolled(), Grant(Registered("h-1", "assistance", "p-2") with { Status = ProposalStatus.Ratified })));
        Assert.Equal(
            ["number.range VER-5 /ground max=15,min=1"], Wrong(Enrolled(), new HouseholdCommand.ProposeDeactivation("d-1", 16, Samples.VillageHead)));
    }

    [Fact]
    public void The_history_names_the_rule_of_every_step()
    {
        var household = Run(Enrolled(), Grant(Registered("h-1", "assistance", "p-2") with { Granted = [Programme.Bpnt] }));
        household = Run(household, new HouseholdCommand.ProposeDeactivation("d-1", 3, Samples.VillageHead));
        var line = Dtks.Domain.Tests.Verification.SheetSamples.Line(1, "h-1", "01", Programme.Pkh) with
        {
            Outcome = Dtks.Domain.Verification.LineOutcome.Ineligible,
            Ground = 11,
        };
        household = Run(household, new HouseholdCommand.SettleEligibility(November, [line], Samples.Ministry));
        Assert.Equal(
            [
                (HouseholdEventCodes.Enrolled, "RAT-3"), (HouseholdEventCodes.AssistanceGranted, "RAT-3"),
                (HouseholdEventCodes.DeactivationProposed, "MUS-2"), (HouseholdEventCodes.EligibilitySettled, "RAT-4"),
            ],
            household.History.Select(h => (h.Code, h.Rule)));
    }

    [Theory]
    [InlineData(Samples.VillageWib, 17)]
    [InlineData(Samples.VillageWita, 16)]
    [InlineData(Samples.VillageWit, 15)]
    public void Assistance_begins_in_the_villages_own_month(string village, int midnightUtc)
    {
        var proposal = Registered("h-1");
        proposal = proposal with { Family = proposal.Family with { Village = AreaCode.Parse(village) } };
        var midnight = Instant.FromUtc(2026, 11, 30, midnightUtc, 0);
        Assert.Equal(["2026-11"], Since(midnight - Duration.Epsilon));
        Assert.Equal(["2026-12"], Since(midnight));

        IEnumerable<string> Since(Instant now) => Assert.IsType<HouseholdEnrolled>(Assert.Single(
            HouseholdDecider.Decide(Enrol(proposal), null, Samples.Policy, now).Events)).Entitlements.Select(e => e.Since.ToString()).Distinct();
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void What_was_stopped_may_be_granted_again()
    {
        var stopped = Enrolled() with { Entitlements = [new Entitlement(Programme.Pkh, "01", November, EntitlementStatus.Stopped, November, 11)] };
        var household = Run(stopped, Grant(Registered("h-1", "assistance", "p-2") with { Granted = [Programme.Pkh] }));
        Assert.Equal([EntitlementStatus.Stopped, EntitlementStatus.Active], household.Entitlements.Select(e => e.Status));
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public void Another_deliberation_or_ground_takes_the_place_of_the_one_before()
    {
        var proposed = Run(Enrolled(), new HouseholdCommand.ProposeDeactivation("d-1", 3, Samples.VillageHead));
        var later = Run(proposed, new HouseholdCommand.ProposeDeactivation("d-1", 11, Samples.VillageHead));
        Assert.Equal(new Deactivation("d-1", 11), later.Deactivation);
    }

    [Theory]
    [Trait("rule", "GOV-3")]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void A_deliberation_that_keeps_it_takes_an_earlier_proposal_back(int seconds, bool counts)
    {
        var keep = new HouseholdCommand.Keep("d-2", Samples.Now + Duration.FromSeconds(seconds), Samples.VillageHead);
        var proposed = Run(Enrolled(), new HouseholdCommand.ProposeDeactivation("d-1", 3, Samples.VillageHead));
        Assert.Equal((counts, counts), (Run(proposed, keep).Deactivation is null, HouseholdDeliberations.IsTakenBack(Run(proposed, keep).History)));

        // One that nobody proposed to stop is kept, too, so that it is known to be decided.
        var kept = Run(Enrolled(), keep);
        Assert.Equal((null, HouseholdEventCodes.Kept, "GOV-3"), (kept.Deactivation, kept.History[^1].Code, kept.History[^1].Rule));
        Assert.Equal((Samples.Now, false), (HouseholdDeliberations.Last(kept.History), HouseholdDeliberations.IsTakenBack(kept.History)));
        Assert.Empty(HouseholdDecider.Decide(keep with { ConcludedAt = Samples.Now }, kept, Samples.Policy, Samples.Now).Events);
        Assert.Equal("d-3", Run(kept, new HouseholdCommand.ProposeDeactivation("d-3", 3, Samples.VillageHead)).Deactivation!.DeliberationId);
    }

    [Theory]
    [Trait("rule", "MUS-7")]
    [Trait("rule", "MUS-8")]
    [InlineData(-1, false)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    public void What_was_concluded_before_the_latest_that_took_effect_comes_too_late(int seconds, bool counts)
    {
        var proposed = Run(Enrolled(), new HouseholdCommand.ProposeDeactivation("d-2", 3, Samples.VillageHead));
        var other = new HouseholdCommand.ProposeDeactivation("d-1", 11, Samples.VillageHead) { ConcludedAt = Samples.Now + Duration.FromSeconds(seconds) };
        Assert.Equal(counts ? "d-1" : "d-2", Run(proposed, other).Deactivation!.DeliberationId);
        Assert.Equal("d-1", Run(Enrolled(), other).Deactivation!.DeliberationId);
    }

    [Fact]
    [Trait("rule", "VER-2")]
    public void Lines_are_in_the_order_of_household_programme_and_member_whatever_that_of_the_register()
    {
        var mixed = Enrolled() with
        {
            Entitlements =
            [
                new(Programme.PbiJkn, "02", November), new(Programme.PbiJkn, "01", November), new(Programme.Bpnt, "01", November),
                new(Programme.Pkh, "01", November),
            ],
        };
        Assert.Equal(
            [(Programme.Pkh, "01"), (Programme.Bpnt, "01"), (Programme.PbiJkn, "01"), (Programme.PbiJkn, "02")],
            HouseholdLines.Of([mixed], November, Samples.Policy).Select(l => (l.Programme, l.Member)));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Each_lines_age_is_its_own_members()
    {
        var household = Enrolled();
        var child = household.Members[1] with { Person = household.Members[1].Person with { BirthDate = new LocalDate(2015, 1, 1) } };
        Assert.Equal(
            [true, true, false],
            HouseholdLines.Of([household with { Members = [household.Members[0], child] }], November, Samples.Policy).Select(l => l.Adult));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void That_another_claims_a_number_is_told_beside_the_household() =>
        Assert.True(HouseholdStanding.Of(Enrolled(), true, Registered("h-1").Family).ClaimedByOther);

    private static HouseholdCommand.Enrol Enrol(ProposalState proposal) => new(proposal, Samples.Ministry);

    private static HouseholdCommand.GrantAssistance Grant(ProposalState proposal) => new(proposal, Samples.Ministry);

    private static IEnumerable<string> Wrong(HouseholdState? state, HouseholdCommand command) =>
        Told.Of(HouseholdDecider.Decide(command, state, Samples.Policy, Samples.Now).Violations);
}
