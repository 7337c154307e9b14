using Dtks.Domain.Common;

namespace Dtks.Domain.Households.Events;

/// <summary>A deliberation proposes to stop or deactivate it (MUS-2).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Deactivation">By which deliberation, on what ground.</param>
public sealed record DeactivationProposed(EventMeta Meta, Deactivation Deactivation) : HouseholdEvent(Meta);
