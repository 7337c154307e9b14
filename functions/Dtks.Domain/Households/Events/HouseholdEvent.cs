using Dtks.Domain.Common;

namespace Dtks.Domain.Households.Events;

/// <summary>Something that happened to a household of the register.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record HouseholdEvent(EventMeta Meta);
