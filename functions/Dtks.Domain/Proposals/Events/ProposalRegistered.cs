using Dtks.Domain.Common;

namespace Dtks.Domain.Proposals.Events;

/// <summary>It is in the register (RAT-3).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="HouseholdId">The household of the register.</param>
public sealed record ProposalRegistered(EventMeta Meta, string HouseholdId) : ProposalEvent(Meta);
