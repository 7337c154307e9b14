using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using NodaTime;

namespace Dtks.Functions.Proposals;

/// <summary>One step in a proposal's history: when, where it then stood, by which rule and policy, and by whom in which role; of a correction, what differs
/// from before.</summary>
internal sealed record ProposalStep(Instant At, ProposalStatus Status, string Code, string? Rule, string Policy, Role Role, IReadOnlyList<string>? Changed)
{
    public static ProposalStep Of(ProposalHistoryEntry entry) =>
        new(entry.Meta.At, entry.Status, entry.Meta.Code, entry.Meta.Rule, entry.Meta.Policy, entry.Meta.Role, entry.Changed);
}
