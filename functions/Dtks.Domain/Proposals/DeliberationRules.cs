using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>What a deliberation may decide about a proposal, and what follows (MUS-2, MUS-7).</summary>
public static class DeliberationRules
{
    /// <summary>Why <paramref name="decision"/> is impossible for <paramref name="proposal"/>; null when it is possible.</summary>
    public static Violation? Obstacle(ProposalStanding proposal, ProposalDecision decision)
    {
        ArgumentNullException.ThrowIfNull(proposal);
        if (proposal.Status != ProposalStatus.Deliberating)
            return Violation.Conflict(ProposalViolations.NotDeliberating, "MUS-2", ("status", WireName.Of(proposal.Status)));
        return decision switch
        {
            ProposalDecision.Refuse => null,
            ProposalDecision.Admit when proposal.Kind != ProposalKind.Assistance => null,
            ProposalDecision.Assist when proposal.Kind != ProposalKind.Register => null,
            _ => Violation.Invalid(
                ProposalViolations.DecisionForKind, null, "PRO-2", ("kind", WireName.Of(proposal.Kind)), ("decision", WireName.Of(decision))),
        };
    }

    internal static Decision<ProposalEvent> Decide(ProposalCommand.ApplyDecision command, ProposalState state, PolicyVersion policy, Instant now)
    {
        // Also of one that was corrected since: what a deliberation decided of it before says nothing of what it is now.
        if (state.DeliberationId == command.DeliberationId) return Decision<ProposalEvent>.Accept();
        var standing = new ProposalStanding(state.Kind, state.Status) { Programmes = state.Programmes };
        if (Obstacle(standing, command.Decision) is { } obstacle)
            return Decision<ProposalEvent>.Reject(obstacle);
        if (command.Decision == ProposalDecision.Refuse)
            return Decision<ProposalEvent>.Accept(
                new ProposalRefused(Meta(ProposalEventCodes.RefusedByDeliberation), null, command.DeliberationId) { Ground = command.Ground, Note = command.Note });

        var granted = command.Decision == ProposalDecision.Assist ? state.Programmes : [];
        return Decision<ProposalEvent>.Accept(
            new ProposalFoundEligible(Meta(ProposalEventCodes.FoundEligibleByDeliberation), granted, command.DeliberationId, null)
            {
                Withheld = standing.Withheld(command.Decision) is { } programmes ? new WithheldAssistance(programmes, command.Ground, command.Note) : null,
            });

        EventMeta Meta(string code) => EventMeta.Of(command.By, code, "MUS-2", policy, now);
    }
}
