using Dtks.Domain.Common;
using Dtks.Domain.Deliberations;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Domain.Proposals.Commands;

namespace Dtks.Domain.Tests.Proposals;

[Trait("rule", "MUS-2")]
public class ProposalDeliberationTests
{
    private static Decision<Domain.Proposals.Events.ProposalEvent> Apply(
        ProposalState state, Verdict verdict, string deliberation = "d-1") =>
        ProposalDecider.Decide(new ApplyVerdict(verdict, deliberation, Samples.VillageHead), state, Samples.Policy, Samples.Now);

    [Theory]
    [InlineData("register", Verdict.Admit, ProposalStatus.Eligible, 0)]
    [InlineData("registerWithAssistance", Verdict.Admit, ProposalStatus.Eligible, 0)]
    [InlineData("registerWithAssistance", Verdict.Assist, ProposalStatus.Eligible, 2)]
    [InlineData("assistance", Verdict.Assist, ProposalStatus.Eligible, 2)]
    [InlineData("register", Verdict.Refuse, ProposalStatus.Refused, 0)]
    [InlineData("assistance", Verdict.Refuse, ProposalStatus.Refused, 0)]
    public void A_verdict_takes_effect(string kind, Verdict verdict, ProposalStatus status, int granted)
    {
        var state = Samples.Run(Samples.Deliberating(kind), new ApplyVerdict(verdict, "d-1", Samples.VillageHead));
        Assert.Equal(
            (status, granted, "d-1", "village-head-1"), (state.Status, state.Granted.Count, state.DeliberationId, state.DecidedBy));
    }

    [Theory]
    [Trait("rule", "PRO-2")]
    [InlineData("register", Verdict.Assist)]
    [InlineData("assistance", Verdict.Admit)]
    [InlineData("register", Verdict.Terminate)]
    public void A_verdict_that_does_not_fit_the_kind_is_wrong(string kind, Verdict verdict)
    {
        var decision = Apply(Samples.Deliberating(kind), verdict);
        Assert.Equal((ViolationKind.Invalid, ViolationCodes.VerdictForKind), (decision.Kind, decision.Violations[0].Code));
    }

    [Fact]
    public void The_same_deliberation_twice_changes_nothing_and_another_is_a_conflict()
    {
        var state = Samples.Run(Samples.Deliberating(), new ApplyVerdict(Verdict.Assist, "d-1", Samples.VillageHead));
        Assert.Equal([Programme.Pkh, Programme.PbiJkn], state.Granted);
        Assert.True(Apply(state, Verdict.Assist).IsAccepted);
        Assert.Empty(Apply(state, Verdict.Assist).Events);
        Assert.Equal(ViolationKind.Conflict, Apply(state, Verdict.Assist, "d-2").Kind);
    }

    [Fact]
    public void A_citizens_proposal_is_not_decided_in_the_village() =>
        Assert.Equal(ViolationKind.Conflict, Apply(Samples.Verifying(), Verdict.Admit).Kind);
}
