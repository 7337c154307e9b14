using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

public class HouseholdTests
{
    private static readonly CyclePeriod November = CyclePeriod.Parse("2026-11");

    private static Decision<Domain.Households.HouseholdEvent> Decide(HouseholdState? state, HouseholdCommand command) =>
        HouseholdDecider.Decide(command, state, Samples.Policy, Samples.Now);

    private static string RecipientOf(ProposalState proposal) => Run(null, new HouseholdCommand.Enrol(proposal, Samples.Ministry)).Entitlements[0].MemberId;

    [Fact]
    [Trait("rule", "RAT-3")]
    public void A_registered_proposal_becomes_a_household_with_what_was_granted()
    {
        var household = Enrolled();
        Assert.Equal(["01", "02"], household.Members.Select(m => m.Id));
        Assert.Equal(["p-1"], household.ProposalIds);
        Assert.Equal(
            [new(Programme.Pkh, "01", November) { At = Samples.Now }, new(Programme.PbiJkn, "01", November) { At = Samples.Now }, new Entitlement(Programme.PbiJkn, "02", November) { At = Samples.Now }],
            household.Entitlements);
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void The_wife_is_the_named_recipient_wherever_she_stands_else_the_head()
    {
        var proposal = Registered("h-1");
        Assert.Equal("02", RecipientOf(proposal));
        Assert.Equal("01", RecipientOf(proposal with { Family = proposal.Family with { Members = [.. proposal.Family.Members.Reverse()] } }));
        Assert.Equal("01", RecipientOf(proposal with { Family = proposal.Family with { Members = [proposal.Family.Members[0]] } }));
    }

    [Theory]
    [Trait("rule", "VER-4")]
    [InlineData(0, "02")]
    [InlineData(1, "01")]
    public void A_wife_is_it_from_seventeen_on(int days, string recipient)
    {
        var proposal = Registered("h-1");
        var (head, wife) = (proposal.Family.Members[0], proposal.Family.Members[1]);
        var seventeen = Samples.Now.InZone(Domain.Areas.TimeZones.Wib).Date.PlusYears(-17);
        Assert.Equal(recipient, RecipientOf(proposal with { Family = proposal.Family with { Members = [head, wife with { BirthDate = seventeen.PlusDays(days) }] } }));
    }

    [Fact]
    [Trait("rule", "VER-4")]
    public void Whom_the_proposal_names_is_it()
    {
        var proposal = Registered("h-1");
        Assert.Equal("01", RecipientOf(proposal with { Recipient = proposal.Family.Members[0].Nik }));
        Assert.Equal("02", RecipientOf(proposal with { Recipient = Nik.Parse("3306010101010001") }));
    }

    [Fact]
    public void What_was_not_granted_is_not_received()
    {
        var admitted = Run(null, new HouseholdCommand.Enrol(Registered("h-1") with { Granted = [] }, Samples.Ministry));
        Assert.Empty(admitted.Entitlements);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void A_household_is_enrolled_once()
    {
        Assert.Empty(Decide(Enrolled(), new HouseholdCommand.Enrol(Registered("h-1"), Samples.Ministry)).Events);
        Assert.Equal(
            HouseholdViolations.Exists, Decide(Enrolled(), new HouseholdCommand.Enrol(Registered("h-1", id: "p-2"), Samples.Ministry))
                .Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "RAT-3")]
    public void Only_a_registered_proposal_of_the_right_kind_does_it()
    {
        var ratified = Registered("h-1") with { Status = ProposalStatus.Ratified };
        Assert.Equal(HouseholdViolations.Proposal, Decide(null, new HouseholdCommand.Enrol(ratified, Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Proposal, Decide(
            null, new HouseholdCommand.Enrol(Registered("h-1", "assistance"), Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Proposal, Decide(
            Enrolled(), new HouseholdCommand.GrantAssistance(Registered("h-2", "assistance", "p-2"), Samples.Ministry)).Violations[0].Code);
        Assert.Equal(HouseholdViolations.Missing, Decide(
            null, new HouseholdCommand.GrantAssistance(Registered("h-1", "assistance"), Samples.Ministry)).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void Assistance_is_added_without_doubling_what_is_received()
    {
        var grant = new HouseholdCommand.GrantAssistance(
            Registered("h-1", "assistance", "p-2") with { Granted = [Programme.PbiJkn, Programme.Bpnt, Programme.Pkh] }, Samples.Ministry);
        var household = Run(Enrolled(), grant);
        Assert.Equal([Programme.Pkh, Programme.PbiJkn, Programme.PbiJkn, Programme.Bpnt], household.Entitlements.Select(e => e.Programme));
        Assert.Equal(["p-1", "p-2"], household.ProposalIds);
        Assert.Empty(Decide(household, grant).Events);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void The_standing_says_what_the_family_receives_already()
    {
        var family = Registered("h-1").Family;
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], HouseholdStanding.Of(Enrolled(), false, family).Receiving);
        var one = Enrolled() with { Entitlements = [new Entitlement(Programme.PbiJkn, "01", November)] };
        Assert.Empty(HouseholdStanding.Of(one, false, family).Receiving);
        Assert.Equal([Programme.PbiJkn], HouseholdStanding.Of(one, false, family with { Members = [family.Members[0]] }).Receiving);
        var past = new Entitlement(Programme.Pkh, "01", November, EntitlementStatus.Stopped, November, 1);
        var stopped = Enrolled() with { Entitlements = [past] };
        Assert.Empty(HouseholdStanding.Of(stopped, false, family).Receiving);
    }

    [Fact]
    [Trait("rule", "PRO-2")]
    public void A_family_is_registered_when_every_member_is()
    {
        var family = Registered("h-1").Family;
        var stranger = family.Members[1] with { Nik = Nik.Parse("3306015507820009") };
        Assert.True(HouseholdStanding.Of(Enrolled(), false, family).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(Enrolled(), false, family with { Members = [family.Members[0], stranger] }).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(
            Enrolled(), false, family with { FamilyCardNumber = FamilyCardNumber.Parse("3306010101100009") }).FamilyRegistered);
        Assert.False(HouseholdStanding.Of(null, false, family).FamilyRegistered);
        Assert.True(HouseholdStanding.Of(null, true, family).ClaimedByOther);
    }
}
