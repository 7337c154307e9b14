using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>What becomes of a proposal that waits for its numbers (REG-5).</summary>
internal static class ContestRules
{
    public static Decision<ProposalEvent> Resume(ProposalCommand.Resume command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (state.Status != ProposalStatus.Contested && !state.AwaitsNumbers) return Decision<ProposalEvent>.Accept();
        if (command.Answer is { IsComplete: false })
            return Decision<ProposalEvent>.Reject(Violation.Invalid(ProposalViolations.MatchIncomplete, "/match", "PRO-5"));
        var answer = command.Answer ?? state.Match;
        if (answer is null) return Decision<ProposalEvent>.Accept();
        if (MatchingRules.RefusedBy(command.Standing, state, policy) is var (code, rule))
            return Decision<ProposalEvent>.Accept(MatchingRules.Refused(Meta(code, rule), command.Answer, command.Standing));
        if (command.Standing.Contest is { } contest)
            return Same(contest, state.Contest)
                ? Decision<ProposalEvent>.Accept()
                : Decision<ProposalEvent>.Accept(new ProposalContested(Meta(ProposalEventCodes.Contested, "REG-5"), command.Answer, contest));
        if (state.Status == ProposalStatus.Contested) return Decision<ProposalEvent>.Accept(MatchingRules.GoOn(state, answer, policy, now));
        return answer.ConfirmsBearers || state.Settlement is { Won: true }
            ? Decision<ProposalEvent>.Accept(new ProposalConfirmed(Meta(ProposalEventCodes.Confirmed, "REG-5"), command.Answer))
            : Decision<ProposalEvent>.Accept();

        EventMeta Meta(string code, string rule) => EventMeta.Of(Actor.System, code, rule, policy, now);
    }

    private static bool Same(Contest a, Contest? b) =>
        b is not null && (a.Reason, a.Claim, a.Proposal, a.Household) == (b.Reason, b.Claim, b.Proposal, b.Household)
        && (a.Round == b.Round || a.Reason == ContestReason.Unconfirmed);
}
