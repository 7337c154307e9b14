using Dtks.Domain.Common;
using Dtks.Domain.Verification;

namespace Dtks.Domain.Households.Events;

/// <summary>A month's verification changed what it receives (RAT-4).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Period">The month.</param>
/// <param name="Entitlements">All entitlements as they are now.</param>
public sealed record EligibilitySettled(EventMeta Meta, CyclePeriod Period, IReadOnlyList<Entitlement> Entitlements) : HouseholdEvent(Meta);
