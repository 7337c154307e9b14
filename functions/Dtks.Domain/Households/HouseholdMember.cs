using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>A member of a household of the register.</summary>
/// <param name="Id">Two digits, unique within the household: what lines and messages name instead of the person.</param>
/// <param name="Person">The person.</param>
public sealed record HouseholdMember(string Id, Member Person);
