using Dtks.Domain.Deliberations;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "MUS-2")]
public class ProposalDeliberationTests
{
    private static Decision<Domain.Proposals.ProposalEvent> Apply(
        ProposalState state, ProposalDecision decided, string deliberation = "d-1") =>
        ProposalDecider.Decide(new ProposalCommand.ApplyDecision(decided, deliberation, Samples.VillageHead), state, Samples.Policy, Samples.Now);

    [Theory]
    [InlineData("register", ProposalDecision.Admit, ProposalStatus.Eligible, 0)]
    [InlineData("registerWithAssistance", ProposalDecision.Admit, ProposalStatus.Eligible, 0)]
    [InlineData("registerWithAssistance", ProposalDecision.Assist, ProposalStatus.Eligible, 2)]
    [InlineData("assistance", ProposalDecision.Assist, ProposalStatus.Eligible, 2)]
    [InlineData("register", ProposalDecision.Refuse, ProposalStatus.Refused, 0)]
    [InlineData("assistance", ProposalDecision.Refuse, ProposalStatus.Refused, 0)]
    public void A_decision_takes_effect(string kind, ProposalDecision decided, ProposalStatus status, int granted)
    {
        var state = Samples.Run(Samples.Deliberating(kind), new ProposalCommand.ApplyDecision(decided, "d-1", Samples.VillageHead));
        Assert.Equal(
            (status, granted, "d-1", "village-head-1"), (state.Status, state.Granted.Count, state.DeliberationId, state.DecidedBy));
    }

    [Theory]
    [Trait("rule", "PRO-2")]
    [InlineData("register", ProposalDecision.Assist)]
    [InlineData("assistance", ProposalDecision.Admit)]
    public void A_decision_that_does_not_fit_the_kind_is_wrong(string kind, ProposalDecision decided)
    {
        var decision = Apply(Samples.Deliberating(kind), decided);
        Assert.Equal((ViolationKind.Invalid, ProposalViolations.DecisionForKind), (decision.Kind, decision.Violations[0].Code));
    }

    [Fact]
    public void The_same_deliberation_twice_changes_nothing_and_another_is_a_conflict()
    {
        var state = Samples.Run(Samples.Deliberating(), new ProposalCommand.ApplyDecision(ProposalDecision.Assist, "d-1", Samples.VillageHead));
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Granted);
        Assert.True(Apply(state, ProposalDecision.Assist).IsAccepted);
        Assert.Empty(Apply(state, ProposalDecision.Assist).Events);
        Assert.Equal(ViolationKind.Conflict, Apply(state, ProposalDecision.Assist, "d-2").Kind);
    }

    [Fact]
    public void A_citizens_proposal_is_not_decided_in_the_village() =>
        Assert.Equal(ViolationKind.Conflict, Apply(Samples.Verifying(), ProposalDecision.Admit).Kind);
}
