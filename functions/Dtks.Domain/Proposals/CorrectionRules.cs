using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Saying anew what is proposed, after it did not match or its letter came back (PRO-5, RAT-5).</summary>
internal static class CorrectionRules
{
    // So that a history, and what is kept of it, stays within one document.
    private const int Most = 20;

    public static Decision<ProposalEvent> Decide(ProposalCommand.Correct command, ProposalState state, PolicyVersion policy, Instant now)
    {
        if (!Proposers.Include(command.By, state))
            return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.NotOwnProposal, "GOV-2"));
        if (HandoverRules.Elsewhere(state) is { } elsewhere) return Decision<ProposalEvent>.Reject(elsewhere);
        var input = new InputReader();
        var said = ProposalReader.Read(command.Draft, state.Source, policy, now, input);
        if (said is not null && said.Family.Village != state.Village) input.Invalid(ProposalViolations.OtherVillage, "/household/village");
        if (said is null || !input.IsClean) return Decision<ProposalEvent>.Reject(input.Violations);
        said = said with { NominatedBy = CitizenNominations.Of(said, command.Proposer) };
        if (Obstacle(state) is { } obstacle) return Decision<ProposalEvent>.Reject(obstacle);
        var rule = state.Status == ProposalStatus.Returned ? "RAT-5" : "PRO-5";
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Corrected, rule, policy, now);
        return Decision<ProposalEvent>.Accept(new ProposalCorrected(meta, said, ProposalChanges.Between(ProposalContent.Of(state), said)));
    }

    private static Violation? Obstacle(ProposalState state)
    {
        if (!ProposalStatuses.IsCorrectable(state.Status))
            return Violation.Conflict(ProposalViolations.NotCorrectable, "PRO-5", ("status", WireName.Of(state.Status)));
        return state.Corrections() >= Most ? Violation.Refused(ProposalViolations.CorrectionsSpent, null, null, ("max", InputReader.Number(Most))) : null;
    }
}
