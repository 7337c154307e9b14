using Dtks.Domain.Areas;
using Dtks.Domain.Common;
using Dtks.Domain.People;

namespace Dtks.Domain.Households.Events;

/// <summary>It was entered in the register.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="Village">The village.</param>
/// <param name="FamilyCardNumber">Family card number.</param>
/// <param name="Address">Address.</param>
/// <param name="Members">Its members.</param>
/// <param name="ProposalId">The proposal.</param>
/// <param name="Entitlements">What was granted with it.</param>
public sealed record HouseholdEnrolled(
    EventMeta Meta,
    string Id,
    AreaCode Village,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<HouseholdMember> Members,
    string ProposalId,
    IReadOnlyList<Entitlement> Entitlements)
    : HouseholdEvent(Meta);
