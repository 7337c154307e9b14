using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

/// <summary>Who waits for a number is looked at again, as often as it may be, and goes on only when something has changed.</summary>
[Trait("rule", "REG-5")]
public class ResumeTests
{
    private static readonly Contest Unconfirmed = new() { Id = "c-3", Reason = ContestReason.Unconfirmed, Round = 3 };

    [Fact]
    public void A_conflict_is_another_when_any_part_of_it_is()
    {
        Contest[] others =
        [
            Samples.Held with { Reason = ContestReason.Registered }, Samples.Held with { Claim = "n-2" }, Samples.Held with { Proposal = "p-8" },
            Samples.Held with { Household = "h-9" }, Samples.Held with { Round = 2 },
        ];
        Assert.All(others, other => Assert.Equal(
            other, Assert.IsType<ProposalContested>(Assert.Single(Resume(Contested(), null, Meeting(other)).Events)).Contest));
        Assert.Empty(Resume(Contested(), null, Meeting(Samples.Held with { Id = "c-9" })).Events);
    }

    [Fact]
    public void What_nobody_confirms_is_the_same_in_every_round() => Assert.Empty(
        Resume(Open(), null, Meeting(Unconfirmed with { Round = 4 })).Events);

    [Fact]
    public void Who_waits_for_no_number_is_left_alone() => Assert.All(
        [Samples.Submitted(), Samples.Verifying(), Samples.Deliberating(), Samples.Eligible()],
        state => Assert.Equal((true, 0), Answered(Resume(state, Samples.Match(), Meeting(Samples.Held)))));

    [Fact]
    public void An_answer_that_still_confirms_nobody_is_no_step()
    {
        Assert.Equal((true, 0), Answered(Resume(Admitted(), Samples.Match(0, PopulationField.Name), Samples.Unknown)));
        Assert.Equal((true, 0), Answered(Resume(Admitted(), null, Samples.Unknown)));
        Assert.Equal((true, 0), Answered(Resume(Contested() with { Match = null }, null, Samples.Unknown)));
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public void An_incomplete_answer_decides_nothing() => Assert.Equal(
        ["proposal.matchIncomplete PRO-5 /match -"],
        Told.Of(Resume(Contested(), Samples.Match() with { Fields = [] }, Samples.Unknown).Violations));

    [Fact]
    public void The_newest_answer_is_kept_and_without_one_the_last()
    {
        var (first, newer) = (Contested(), Samples.Match(90));
        var other = Meeting(Samples.Held with { Round = 2 });
        Assert.Same(first.Match, Run(first, null, other).Match);
        Assert.Same(newer, Run(first, newer, other).Match);
        Assert.Same(newer, Run(Admitted(), newer, Samples.Unknown).Match);
        Assert.Same(newer, Run(first, newer, Samples.Unknown).Match);
        Assert.Same(newer, Run(first, newer, new RegisterStanding(true, false, [])).Match);
        Assert.Same(first.Match, Run(first, null, new RegisterStanding(true, false, [])).Match);
    }

    [Fact]
    public void Each_step_names_the_rule()
    {
        Assert.Equal((ProposalEventCodes.Contested, "REG-5"), Last(Run(Contested(), null, Meeting(Samples.Held with { Round = 2 }))));
        Assert.Equal((ProposalEventCodes.Confirmed, "REG-5"), Last(Run(Admitted(), Samples.Match(), Samples.Unknown)));
        Assert.Equal((ProposalEventCodes.RefusedClaimed, "REG-5"), Last(Run(Contested(), null, new RegisterStanding(true, false, []))));
    }

    [Fact]
    public void Assistance_for_a_family_of_the_register_claims_no_number()
    {
        var standing = new RegisterStanding(false, true, []) { Contest = Samples.Held };
        var state = Samples.Run(Samples.Submitted("assistance"), new ProposalCommand.Match(Samples.Match(), standing));
        Assert.Equal((ProposalStatus.Verifying, false, true), (state.Status, state.NumbersHeld, state.IsConfirmed));
    }

    [Fact]
    public void Confirmed_is_who_holds_the_numbers_or_whom_the_answer_confirms_unopposed()
    {
        Assert.True(Samples.Eligible().IsConfirmed);
        Assert.True((Samples.Eligible() with { Match = null }).IsConfirmed);
        Assert.True((Samples.Eligible() with { NumbersHeld = false }).IsConfirmed);
        Assert.False((Samples.Eligible() with { NumbersHeld = false, Contest = Samples.Held }).IsConfirmed);
        Assert.False((Samples.Eligible() with { NumbersHeld = false, Match = null }).IsConfirmed);
        Assert.Equal((false, false), (Samples.Deliberating().IsConfirmed, Samples.Deliberating().AwaitsNumbers));
    }

    [Fact]
    public void A_claim_is_as_good_as_the_proposal_that_made_it()
    {
        Assert.False(ClaimStanding.Holds((ProposalState?)null, 1));
        Assert.Equal((false, true), (ClaimStanding.Holds(Contested(), 1), ClaimStanding.Holds(Contested(), 2)));
        Assert.Equal((false, true), (ClaimStanding.Holds(Open(), 3), ClaimStanding.Holds(Open(), 4)));
        Assert.True(ClaimStanding.Holds(Admitted(), 1));
        Assert.True(ClaimStanding.Holds(Samples.Eligible(), 1));
        Assert.True(ClaimStanding.Holds(Samples.Verifying() with { Contest = Samples.Held }, 1));
        Assert.False(ClaimStanding.Holds(Samples.Eligible() with { Status = ProposalStatus.Withdrawn }, 1));
    }

    private static RegisterStanding Meeting(Contest contest) => Samples.Unknown with { Contest = contest };

    private static ProposalState Contested() => Samples.Run(Samples.Submitted(), new ProposalCommand.Match(Samples.Match(), Meeting(Samples.Held)));

    private static ProposalState Admitted() =>
        Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead));

    private static ProposalState Open() => Run(Admitted(), Samples.Match(0, PopulationField.Name), Meeting(Unconfirmed));

    private static Decision<ProposalEvent> Resume(ProposalState state, PopulationMatch? answer, RegisterStanding standing) =>
        ProposalDecider.Decide(new ProposalCommand.Resume(answer, standing), state, Samples.Policy, Samples.Now);

    private static ProposalState Run(ProposalState state, PopulationMatch? answer, RegisterStanding standing) =>
        Samples.Run(state, new ProposalCommand.Resume(answer, standing));

    private static (bool Accepted, int Events) Answered(Decision<ProposalEvent> decision) => (decision.IsAccepted, decision.Events.Count);

    private static (string Code, string? Rule) Last(ProposalState state) => (state.History[^1].Meta.Code, state.History[^1].Meta.Rule);
}
