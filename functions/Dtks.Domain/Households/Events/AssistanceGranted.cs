using Dtks.Domain.Common;

namespace Dtks.Domain.Households.Events;

/// <summary>Assistance was granted.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="ProposalId">The proposal.</param>
/// <param name="Entitlements">What is new.</param>
public sealed record AssistanceGranted(EventMeta Meta, string ProposalId, IReadOnlyList<Entitlement> Entitlements) : HouseholdEvent(Meta);
