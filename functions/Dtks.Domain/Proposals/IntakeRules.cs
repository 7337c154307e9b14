using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Proposals;

/// <summary>Intake (PRO-1 to PRO-4, REG-2).</summary>
internal static class IntakeRules
{
    public static Decision<ProposalEvent> Decide(ProposalCommand.Submit command, ProposalState? state, PolicyVersion policy, Instant now)
    {
        if (state is not null) return Decision<ProposalEvent>.Reject(Violation.Conflict(ProposalViolations.Exists));
        if (Proposers.SourceOf(command.By.Role) is not { } source)
            return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.Role, "PRO-1"));

        if (policy.RegistrationRequired && source == ProposalSource.Citizen && !command.IsRegistered)
            return Decision<ProposalEvent>.Reject(Violation.Refused(ProposalViolations.RegistrationRequired, "PRO-4"));

        var input = new InputReader();
        var meta = EventMeta.Of(command.By, ProposalEventCodes.Submitted, "PRO-2", policy, now);
        return ProposalReader.Read(command.Draft, source, policy, now, input, command.IsForCard) is { } said && input.IsClean
            ? Decision<ProposalEvent>.Accept(new ProposalSubmitted(
                meta, command.Id, command.TrackingCode, source, said.Kind, said.Programmes, said.Family, said.Contact, said.Recipient, CitizenNominations.Of(said, command.Proposer))
            { ForCard = command.IsForCard ? true : null })
            : Decision<ProposalEvent>.Reject(input.Violations);
    }
}
