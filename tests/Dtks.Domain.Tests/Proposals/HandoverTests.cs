using Dtks.Domain.Areas;
using Dtks.Domain.Matching;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>A proposal for assistance follows the household that it asks for to another village.</summary>
[Trait("rule", "REG-8")]
public class HandoverTests
{
    private static readonly AreaCode There = AreaCode.Parse(Samples.VillageWit);
    private static readonly Address Address = new("Jalan Contoh 2", "003", "004");

    private static ProposalState Verifying => Samples.Verifying() with { Kind = ProposalKind.Assistance, Asked = ["a-1"], About = "h-1" };

    [Fact]
    public void It_goes_on_as_it_stood_with_its_history_its_code_and_its_last_day()
    {
        var before = Verifying;

        var closed = Samples.Run(before, new ProposalCommand.HandOver(There));
        var goesOn = Samples.Run(null, new ProposalCommand.TakeOver(closed, Address, "h-1"));

        Assert.Equal((ProposalStatus.HandedOver, There, before.Village), (closed.Status, closed.HandedTo, closed.Village));
        Assert.Equal(
            (ProposalStatus.Verifying, There, Address, before.Id, before.TrackingCode, before.DueOn, before.ForwardedOn, "h-1"),
            (goesOn.Status, goesOn.Village, goesOn.Family.Address, goesOn.Id, goesOn.TrackingCode, goesOn.DueOn, goesOn.ForwardedOn, goesOn.About));
        Assert.Equal((null, before.Village), (goesOn.HandedTo, Assert.Single(goesOn.CameBy!)));
        Assert.Equal(
            [.. before.History.Select(h => h.Meta.Code), "proposal.handedOver", "proposal.takenOver"], goesOn.History.Select(h => h.Meta.Code));
        Assert.Equal(ProposalStatus.Eligible, Samples.Run(goesOn, new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Samples.RegencyOfficer)).Status);
    }

    [Fact]
    public void What_has_ended_is_to_be_matched_first_or_stands_under_a_letter_stays()
    {
        var goes = Enum.GetValues<ProposalStatus>().Where(s => Events(Verifying with { Status = s }, new ProposalCommand.HandOver(There)) > 0);
        Assert.Equal(
            [ProposalStatus.Mismatched, ProposalStatus.Deliberating, ProposalStatus.Verifying, ProposalStatus.Eligible, ProposalStatus.DeemedEligible, ProposalStatus.Endorsed, ProposalStatus.Received, ProposalStatus.Returned],
            goes.Order());
        Assert.Equal(1, Events(Verifying with { Status = ProposalStatus.Ratified }, new ProposalCommand.HandOver(There, Reviewed: true)));
        Assert.Equal(0, Events(Verifying with { Kind = ProposalKind.Register }, new ProposalCommand.HandOver(There)));
        Assert.Equal(0, Events(Verifying, new ProposalCommand.HandOver(Verifying.Village)));
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void What_its_letter_could_not_carry_over_waits_for_another()
    {
        var eligible = Samples.Eligible() with { Kind = ProposalKind.Assistance };
        var ratified = Samples.Run(eligible, new ProposalCommand.Ratify("l-1", Samples.Regent));

        var goesOn = Samples.Run(null, new ProposalCommand.TakeOver(Samples.Run(ratified, new ProposalCommand.HandOver(There, Reviewed: true)), Address, "h-1"));

        Assert.Equal((ProposalStatus.Eligible, eligible.Granted.Count), (goesOn.Status, goesOn.Granted.Count));
        Assert.Equal(("l-2", ProposalStatus.Ratified), (Samples.Run(goesOn, new ProposalCommand.Ratify("l-2", Samples.Regent)) is var next ? next.LetterId : null, next.Status));
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void One_whose_letter_came_back_and_went_again_waits_for_another_letter_and_one_that_came_back_for_its_proposer()
    {
        var ratified = Samples.Run(Samples.Eligible() with { Kind = ProposalKind.Assistance }, new ProposalCommand.Ratify("l-1", Samples.Regent));
        var returned = Samples.Run(ratified, new ProposalCommand.Return("l-1", ["Lampiran kurang"], Samples.Ministry));
        var again = Samples.Run(returned, new ProposalCommand.Resubmit("l-1", 1, Samples.Regent));

        ProposalStatus There(ProposalState state) =>
            Samples.Run(null, new ProposalCommand.TakeOver(Samples.Run(state, new ProposalCommand.HandOver(HandoverTests.There, Reviewed: true)), Address, "h-1")).Status;

        Assert.Equal((ProposalStatus.Eligible, ProposalStatus.Returned, ProposalStatus.Eligible), (There(ratified), There(returned), There(again)));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void What_was_not_matched_or_did_not_match_goes_on_so_with_where_its_family_lives()
    {
        var submitted = Samples.Submitted("assistance");
        Assert.Equal(0, Events(submitted, new ProposalCommand.HandOver(There, Household: "h-1")));
        var closed = Samples.Run(submitted, new ProposalCommand.HandOver(There, Reviewed: true, "h-1"));
        var goesOn = Samples.Run(null, new ProposalCommand.TakeOver(closed, Address, "h-1"));
        Assert.Equal(("h-1", ProposalStatus.Submitted, There, Address, "h-1"), (closed.About, goesOn.Status, goesOn.Village, goesOn.Family.Address, goesOn.About));
        Assert.Equal(ProposalStatus.Verifying, Samples.Run(goesOn, new ProposalCommand.Match(Samples.Match(), new RegisterStanding(false, true, []))).Status);

        var mismatched = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(100, PopulationField.Name), Samples.Unknown with { Household = "h-1" }));
        var there = Samples.Run(null, new ProposalCommand.TakeOver(Samples.Run(mismatched, new ProposalCommand.HandOver(There, Household: "h-1")), Address, "h-1"));
        Assert.Equal((ProposalStatus.Mismatched, There), (there.Status, there.Village));
        Assert.Equal(ProposalStatus.Submitted, Samples.Run(there, new ProposalCommand.Correct(Samples.Draft("assistance", Samples.VillageWit), Samples.Citizen)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-3")]
    public void What_went_is_done_with_where_it_goes_on_alone()
    {
        var closed = Samples.Run(Verifying, new ProposalCommand.HandOver(There));
        ProposalCommand[] here =
        [
            new ProposalCommand.Correct(Samples.Draft("assistance", Samples.VillageWit), Samples.Citizen), new ProposalCommand.Withdraw(Samples.Citizen),
            new ProposalCommand.Verify(new ProposalVerificationDraft("eligible", null, "Sesuai"), Samples.RegencyOfficer),
        ];

        Assert.All(here, command => Assert.Equal(
            [$"proposal.goesOnElsewhere REG-8 - village={Samples.VillageWit}"], Told.Of(ProposalDecider.Decide(command, closed, Samples.Policy, Samples.Now).Violations)));
    }

    [Fact]
    public void Taken_over_twice_it_is_taken_over_once_and_what_comes_back_finds_what_was_left_of_it()
    {
        var closed = Samples.Run(Verifying, new ProposalCommand.HandOver(There));
        var there = Samples.Run(null, new ProposalCommand.TakeOver(closed, Address, "h-1"));
        Assert.Equal(0, Events(there, new ProposalCommand.TakeOver(closed, Address, "h-1")));

        var left = Samples.Run(there, new ProposalCommand.HandOver(closed.Village));
        Assert.Equal(0, Events(left, new ProposalCommand.TakeOver(closed, Address, "h-1")));
        var back = Samples.Run(closed, new ProposalCommand.TakeOver(left, Address, "h-1"));

        Assert.Equal((ProposalStatus.Verifying, closed.Village, null, 2), (back.Status, back.Village, back.HandedTo, back.CameBy!.Count));
        Assert.Equal(0, Events(back, new ProposalCommand.TakeOver(left, Address, "h-1")));
        Assert.Equal(0, Events(null, new ProposalCommand.TakeOver(back, Address, "h-1")));
    }

    private static int Events(ProposalState? state, ProposalCommand command)
    {
        var decision = ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);
        Assert.Empty(decision.Violations);
        return decision.Events.Count;
    }
}
