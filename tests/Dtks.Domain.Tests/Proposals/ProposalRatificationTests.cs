using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

public class ProposalRatificationTests
{
    private static readonly Actor Camat = Samples.Regent with { Subject = "camat-1", Role = Role.DistrictHead };

    private static ProposalState Ratified() => Samples.Run(Samples.Eligible(), new ProposalCommand.Ratify("l-1", Samples.Regent));

    private static Decision<Domain.Proposals.ProposalEvent> Decide(ProposalState state, ProposalCommand command) =>
        ProposalDecider.Decide(command, state, Samples.Policy, Samples.Now);

    [Fact]
    [Trait("rule", "RAT-1")]
    [Trait("rule", "RAT-3")]
    public void It_goes_up_the_chain_into_the_register()
    {
        var endorsed = Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("dossier-1", Camat));
        var ratified = Samples.Run(endorsed, new ProposalCommand.Ratify("l-1", Samples.Regent));
        var registered = Samples.Run(ratified, new ProposalCommand.Register("l-1", "h-1", Samples.Ministry));
        Assert.Equal(
            (ProposalStatus.Registered, "dossier-1", "l-1", "h-1"),
            (registered.Status, registered.DossierId, registered.LetterId, registered.HouseholdId));
        Assert.Equal(
            [
                ProposalStatus.Submitted, ProposalStatus.Verifying, ProposalStatus.Eligible,
                ProposalStatus.Endorsed, ProposalStatus.Ratified, ProposalStatus.Registered,
            ],
            registered.History.Select(h => h.Status));
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public void Its_dossier_is_endorsed_and_received_or_comes_back_each_once()
    {
        var (endorse, receive, back) = (new ProposalCommand.Endorse("d-1", Camat), new ProposalCommand.Receive("d-1", Samples.Regent with { Subject = "dinas-1" }), new ProposalCommand.GiveBack("d-1", Camat));
        var endorsed = Samples.Run(Samples.Eligible(), endorse);
        var received = Samples.Run(endorsed, receive);
        var returned = Samples.Run(endorsed, back);

        Assert.Equal((ProposalStatus.Received, "d-1"), (received.Status, received.DossierId));
        Assert.Equal((ProposalStatus.Eligible, null), (returned.Status, returned.DossierId));
        Assert.Equal([ProposalEventCodes.Endorsed, ProposalEventCodes.GivenBack], returned.History.TakeLast(2).Select(h => h.Meta.Code));
        Assert.Equal(ProposalStatus.Ratified, Samples.Run(received, new ProposalCommand.Ratify("l-1", Samples.Regent)).Status);
        Assert.Equal(ProposalStatus.Endorsed, Samples.Run(returned, new ProposalCommand.Endorse("d-2", Camat)).Status);

        // Twice, late, of another dossier, or once a letter covers it.
        var ratified = Samples.Run(received, new ProposalCommand.Ratify("l-1", Samples.Regent));
        foreach (var (state, command) in new (ProposalState, ProposalCommand)[]
        {
            (received, endorse), (received, receive), (received, back), (ratified, endorse), (ratified, receive), (ratified, back), (returned, back), (endorsed, new ProposalCommand.GiveBack("d-2", Camat)),
        })
        {
            Assert.True(Decide(state, command).IsAccepted);
            Assert.Empty(Decide(state, command).Events);
        }

        Assert.Equal(ProposalViolations.NotAwaiting, Decide(Samples.Eligible(), receive).Violations.Single().Code);
        Assert.Equal(ProposalViolations.NotAwaiting, Decide(endorsed, new ProposalCommand.Receive("d-2", Camat)).Violations.Single().Code);
        Assert.Equal(ProposalViolations.OwnProposal, Decide(endorsed, new ProposalCommand.Receive("d-1", Camat with { Subject = "citizen-1" })).Violations.Single().Code);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public void What_was_deemed_eligible_goes_up_too()
    {
        var deemed = Samples.Run(Samples.Verifying(), new ProposalCommand.Lapse(), Samples.Now + NodaTime.Duration.FromDays(40));
        Assert.Equal(ProposalStatus.Ratified, Samples.Run(deemed, new ProposalCommand.Ratify("l-1", Samples.Regent)).Status);
    }

    [Fact]
    [Trait("rule", "RAT-5")]
    public void A_returned_letter_returns_it_with_the_reasons()
    {
        var returned = Samples.Run(Ratified(), new ProposalCommand.Return("l-1", ["Lampiran kurang"], Samples.Ministry));
        Assert.Equal((ProposalStatus.Returned, "Lampiran kurang"), (returned.Status, returned.ReturnReasons[0]));
        Assert.Empty(Decide(returned, new ProposalCommand.Return("l-1", ["Lampiran kurang"], Samples.Ministry)).Events);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("citizen-1")]
    [InlineData("regency-1")]
    public void Whoever_proposed_or_decided_it_does_not_ratify_it(string subject)
    {
        var own = Samples.Regent with { Subject = subject };
        Assert.Equal(ProposalViolations.OwnProposal, Decide(Samples.Eligible(), new ProposalCommand.Ratify("l-1", own)).Violations[0].Code);
        Assert.Equal(ProposalViolations.OwnProposal, Decide(Samples.Eligible(), new ProposalCommand.Endorse("dossier-1", own)).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "RAT-5")]
    public void Whoever_endorsed_or_received_its_dossier_does_not_ratify_it()
    {
        var received = Samples.Run(Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("d-1", Camat)), new ProposalCommand.Receive("d-1", Samples.Regent with { Subject = "dinas-1" }));
        var returned = Samples.Run(Samples.Run(received, new ProposalCommand.Ratify("l-1", Samples.Regent)), new ProposalCommand.Return("l-1", ["x"], Samples.Ministry));
        foreach (var own in new[] { "camat-1", "dinas-1" }.Select(subject => Samples.Regent with { Subject = subject }))
        {
            Assert.Equal(ProposalViolations.OwnProposal, Decide(received, new ProposalCommand.Ratify("l-1", own)).Violations.Single().Code);
            Assert.Equal(ProposalViolations.OwnProposal, Decide(returned, new ProposalCommand.Resubmit("l-1", 1, own)).Violations.Single().Code);
        }

        // Of a dossier that came back, who endorsed it may endorse the next.
        var back = Samples.Run(Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("d-1", Camat)), new ProposalCommand.GiveBack("d-1", Camat));
        Assert.Equal(ProposalStatus.Endorsed, Samples.Run(back, new ProposalCommand.Endorse("d-2", Camat)).Status);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    [Trait("rule", "RAT-2")]
    public void Whoever_visited_it_handed_in_its_dossier_or_corrected_it_neither_ratifies_nor_registers_nor_returns_it()
    {
        string[] hands = ["citizen-1", "regency-1", "tksk-1", "head-1"];
        var (endorse, receive) = (new ProposalCommand.Endorse("d-1", Camat), new ProposalCommand.Receive("d-1", Samples.Regent with { Subject = "dinas-1" }));
        var received = Samples.Run(Samples.Run(Samples.Eligible(), endorse with { Hands = hands }), receive);

        // One that was endorsed before its steps named them has them from its receipt.
        Assert.Equal(hands, Samples.Run(Samples.Run(Samples.Eligible(), endorse), receive with { Hands = hands }).Hands);
        Assert.Equal(["tksk-1", "head-1"], received.Others());
        var meta = received.History[^1].Meta with { Code = ProposalEventCodes.Corrected, Subject = "corrector-1" };
        received = received with { CorrectedBy = "corrector-2", History = [new ProposalHistoryEntry(ProposalStatus.Submitted, meta), .. received.History] };
        Assert.Equal(["corrector-2", "corrector-1", "tksk-1", "head-1"], received.Others());

        var ratified = Samples.Run(received, new ProposalCommand.Ratify("l-1", Samples.Regent));
        var returned = Samples.Run(ratified, new ProposalCommand.Return("l-1", ["x"], Samples.Ministry));
        foreach (var own in new[] { "citizen-1", "corrector-1", "corrector-2", "regency-1", "tksk-1", "head-1", "camat-1", "dinas-1" }.Select(subject => Samples.Regent with { Subject = subject }))
        {
            foreach (var (state, command) in new (ProposalState, ProposalCommand)[]
            {
                (received, new ProposalCommand.Ratify("l-1", own)), (returned, new ProposalCommand.Resubmit("l-1", 1, own)),
                (ratified, new ProposalCommand.Register("l-1", "h-1", own)), (ratified, new ProposalCommand.Return("l-1", ["x"], own)),
            })
            {
                Assert.Equal(ProposalViolations.OwnProposal, Decide(state, command).Violations.Single().Code);
            }
        }
    }

    [Fact]
    public void Steps_done_twice_change_nothing()
    {
        var registered = Samples.Run(Ratified(), new ProposalCommand.Register("l-1", "h-1", Samples.Ministry));
        foreach (var (state, command) in new (ProposalState, ProposalCommand)[]
        {
            (Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("dossier-1", Camat)), new ProposalCommand.Endorse("dossier-1", Camat)),
            (Ratified(), new ProposalCommand.Ratify("l-1", Samples.Regent)),
            (registered, new ProposalCommand.Ratify("l-1", Samples.Regent)),
            (registered, new ProposalCommand.Register("l-1", "h-1", Samples.Ministry)),
        })
        {
            Assert.True(Decide(state, command).IsAccepted);
            Assert.Empty(Decide(state, command).Events);
        }
    }

    [Fact]
    [Trait("rule", "RAT-8")]
    public void Another_letters_review_does_not_touch_it()
    {
        Assert.Equal(ProposalViolations.OtherLetter, Decide(
            Ratified(), new ProposalCommand.Register("l-2", "h-1", Samples.Ministry)).Violations[0].Code);
        Assert.Equal(
            ProposalViolations.OtherLetter, Decide(Ratified(), new ProposalCommand.Return("l-2", ["x"], Samples.Ministry)).Violations[0].Code);
        Assert.Equal(ViolationKind.Conflict, Decide(Ratified(), new ProposalCommand.Ratify("l-2", Samples.Regent)).Kind);
    }

    [Fact]
    public void Its_proposer_takes_it_back_while_it_is_open()
    {
        Assert.Equal(ProposalStatus.Withdrawn, Samples.Run(Samples.Verifying(), new ProposalCommand.Withdraw(Samples.Citizen)).Status);
        Assert.Equal(
            ProposalViolations.NotOwnProposal, Decide(Samples.Verifying(), new ProposalCommand.Withdraw(Samples.VillageOfficer)).Violations[0].Code);
        Assert.Equal(ProposalViolations.NotOpen, Decide(Ratified(), new ProposalCommand.Withdraw(Samples.Citizen)).Violations[0].Code);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public void Claims_are_held_while_it_may_still_enter_the_register()
    {
        var released = Enum.GetValues<ProposalStatus>().Where(s => !ProposalStatuses.HoldsClaims(s));
        Assert.Equal([ProposalStatus.Contested, ProposalStatus.Mismatched, ProposalStatus.Ineligible, ProposalStatus.Refused, ProposalStatus.Withdrawn, ProposalStatus.HandedOver], released);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    [Trait("rule", "REG-5")]
    public void What_a_deliberation_admitted_waits_for_a_letter_once_it_is_received_and_a_citizens_once_it_is_eligible()
    {
        var (citizens, admitted) = (Samples.Eligible(), Samples.Eligible() with { DeliberationId = "d-1" });
        Assert.Equal([ProposalStatus.Eligible, ProposalStatus.DeemedEligible, ProposalStatus.Received], Awaiting(citizens));
        Assert.Equal([ProposalStatus.Received], Awaiting(admitted));
        Assert.Equal([ProposalStatus.DeemedEligible, ProposalStatus.Received], Awaiting(citizens with { NumbersHeld = false, Match = null }));

        static IEnumerable<ProposalStatus> Awaiting(ProposalState state) => Enum.GetValues<ProposalStatus>().Where(s => (state with { Status = s }).AwaitsLetter());
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public void What_dinas_sosial_received_goes_to_the_regent_or_leaves_and_back_to_nobody_before()
    {
        Assert.Equal([ProposalStatus.Ratified, ProposalStatus.Refused, ProposalStatus.Withdrawn, ProposalStatus.HandedOver], ProposalStatuses.After(ProposalStatus.Received));
        Assert.Equal([ProposalStatus.Endorsed, ProposalStatus.HandedOver], Enum.GetValues<ProposalStatus>().Where(s => ProposalStatuses.After(s).Contains(ProposalStatus.Received)));
        var received = Samples.Run(Samples.Eligible(), new ProposalCommand.Endorse("dossier-1", Camat)) with { Status = ProposalStatus.Received };
        Assert.Equal(ProposalStatus.Ratified, Samples.Run(received, new ProposalCommand.Ratify("l-1", Samples.Regent)).Status);
        Assert.Equal(ProposalViolations.NotAwaiting, Decide(received, new ProposalCommand.Endorse("dossier-2", Camat)).Violations[0].Code);
    }
}
