using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Taking a proposal back.</summary>
internal static class WithdrawalRules
{
    public static Decision<ProposalEvent> Decide(ProposalCommand.Withdraw command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (!Proposers.Include(command.By, state))
            return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.NotOwnProposal, "GOV-2"));
        if (HandoverRules.Elsewhere(state) is { } elsewhere) return Decision<ProposalEvent>.Reject(elsewhere);
        if (!ProposalStatuses.IsOpen(state.Status))
            return Decision<ProposalEvent>.Reject(
                Violation.Conflict(ProposalViolations.NotOpen, null, ("status", WireName.Of(state.Status))));
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Withdrawn, null, policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalWithdrawn(meta));
    }
}
