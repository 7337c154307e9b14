using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Platform.Audit;

namespace Dtks.Functions.Registry;

/// <summary>A household in a list: who heads it, what it receives, and its cards.</summary>
[ShowsPerson]
internal sealed record HouseholdItem(string Id, string? Head, IReadOnlyList<Programme> Programmes, IReadOnlyList<HouseholdCardView> Cards)
{
    public static HouseholdItem Of(HouseholdState state) => new(
        state.Id,
        state.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head)?.Person.Name,
        [.. state.Entitlements.Where(e => e.Status == EntitlementStatus.Active).Select(e => e.Programme).Distinct().Order()],
        []);
}
