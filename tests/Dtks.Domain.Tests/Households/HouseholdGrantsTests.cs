using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using NodaTime;
using static Dtks.Domain.Tests.Households.HouseholdSamples;

namespace Dtks.Domain.Tests.Households;

/// <summary>On whom a programme stands that is granted, and what a household that is no more still takes in.</summary>
[Trait("rule", "VER-4")]
public class HouseholdGrantsTests
{
    [Fact]
    public void A_family_without_a_wife_has_its_head_named()
    {
        var proposal = Registered("h-1");
        var alone = Run(null, new HouseholdCommand.Enrol(proposal with { Family = proposal.Family with { Members = [proposal.Family.Members[0]] } }, Samples.Ministry));
        Assert.Equal([(Programme.Pkh, "01"), (Programme.PbiJkn, "01")], alone.Entitlements.Select(e => (e.Programme, e.MemberId)));
    }

    [Fact]
    public void A_family_without_either_has_nobody_named_and_its_persons_receive_what_is_theirs()
    {
        var none = Enrolled() with { Entitlements = [] };
        none = none with { Members = [.. none.Members.Select(m => m with { Person = m.Person with { Relationship = Relationship.Relative } })] };
        Assert.Equal([(Programme.PbiJkn, "01"), (Programme.PbiJkn, "02")], Granted(none, Asking(Programme.Pkh, Programme.PbiJkn)));
    }

    [Fact]
    public void What_is_a_persons_goes_to_who_is_proposed_and_does_not_receive_it_yet()
    {
        var asking = Asking(Programme.PbiJkn);
        Assert.Equal([(Programme.PbiJkn, "01")], Granted(Enrolled() with { Entitlements = [] }, asking with { Family = asking.Family with { Members = [asking.Family.Members[0]] } }));
        Assert.Equal([(Programme.PbiJkn, "01"), (Programme.PbiJkn, "02")], Granted(Enrolled() with { Entitlements = [new Entitlement(Programme.PbiJkn, "01", FamilySamples.November)] }, asking));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void Whose_NIK_was_corrected_since_it_was_proposed_receives_what_is_theirs()
    {
        var asking = Asking(Programme.Pkh, Programme.PbiJkn) with { Recipient = Registered("h-1").Family.Members[0].Nik };
        var (none, other) = (Enrolled() with { Entitlements = [] }, Nik.Parse("3306160101809999"));
        var corrected = none with { Members = [none.Members[0] with { Person = none.Members[0].Person with { Nik = other } }, .. none.Members.Skip(1)] };
        Assert.Equal([(Programme.Pkh, "01"), (Programme.PbiJkn, "01"), (Programme.PbiJkn, "02")], Granted(corrected, asking));

        var another = corrected with { Members = [corrected.Members[0] with { Person = corrected.Members[0].Person with { Name = "CONTOH LAIN" } }, .. corrected.Members.Skip(1)] };
        Assert.Equal([(Programme.Pkh, "02"), (Programme.PbiJkn, "02")], Granted(another, asking));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void The_same_enrolment_again_is_accepted_as_no_step()
    {
        var again = HouseholdDecider.Decide(new HouseholdCommand.Enrol(Registered("h-1"), Samples.Ministry), Enrolled(), Samples.Policy, Samples.Now);
        Assert.Equal((true, 0), (again.IsAccepted, again.Events.Count));
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public void A_household_that_is_no_more_takes_in_what_was_verified_and_nothing_else()
    {
        var ended = Enrolled() with { Ended = new HouseholdEnd(HouseholdEndReason.Deceased, new LocalDate(2026, 11, 1), null) };
        Assert.Equal(["household.ended REG-8 - reason=deceased"], Told.Of(HouseholdDecider.Decide(new HouseholdCommand.GrantAssistance(Asking(Programme.Bpnt), Samples.Ministry), ended, Samples.Policy, Samples.Now).Violations));
        Assert.Equal(["household.ended REG-8 - reason=deceased"], Told.Of(HouseholdDecider.Decide(new HouseholdCommand.ProposeDeactivation("d-1", 3, Samples.VillageHead), ended, Samples.Policy, Samples.Now).Violations));
        Assert.True(HouseholdDecider.Decide(new HouseholdCommand.SettleEligibility(FamilySamples.November, [], Samples.Ministry), ended, Samples.Policy, Samples.Now).IsAccepted);
    }

    private static ProposalState Asking(params Programme[] programmes) => Registered("h-1", "assistance", "p-2") with { Granted = programmes };

    private static IEnumerable<(Programme, string)> Granted(HouseholdState household, ProposalState proposal) =>
        Run(household, new HouseholdCommand.GrantAssistance(proposal, Samples.Ministry)).Entitlements.Select(e => (e.Programme, e.MemberId));
}
