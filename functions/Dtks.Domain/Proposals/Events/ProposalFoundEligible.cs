using Dtks.Domain.Common;
using Dtks.Domain.People;

namespace Dtks.Domain.Proposals.Events;

/// <summary>The regency or the deliberation found it eligible.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Granted">The programmes granted.</param>
/// <param name="DeliberationId">The deliberation, when it decided.</param>
/// <param name="Note">The verifier's note, when the regency decided.</param>
public sealed record ProposalFoundEligible(
    EventMeta Meta, IReadOnlyList<Programme> Granted, string? DeliberationId, string? Note) : ProposalEvent(Meta);
