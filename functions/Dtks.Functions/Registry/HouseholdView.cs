using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Registry;

/// <summary>A household as officers of its area see it.</summary>
[ShowsPerson]
internal sealed record HouseholdView(
    string Id,
    string Village,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<HouseholdMember> Members,
    IReadOnlyList<Entitlement> Entitlements,
    Deactivation? Deactivation,
    IReadOnlyList<string> Proposals,
    IReadOnlyList<HouseholdStep> History)
{
    public static HouseholdView Of(HouseholdState state) => new(
        state.Id,
        state.Village.Value,
        state.FamilyCardNumber,
        state.Address,
        state.Members,
        state.Entitlements,
        state.Deactivation,
        state.ProposalIds,
        [.. state.History.Select(HouseholdStep.Of)]);
}
