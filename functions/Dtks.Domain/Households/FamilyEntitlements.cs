using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What becomes of entitlements when one leaves a family (VER-4): PBI-JKN is the person's, PKH and BPNT are the family's and stand on its named recipient.</summary>
internal static class FamilyEntitlements
{
    /// <summary>
    /// All entitlements once some are gone. What stood on one of them stands on another adult of the family, where there is one who may be named; else it
    /// ends with the month. What is a person's ends with a death, and else goes along with them.
    /// </summary>
    public static IReadOnlyList<Entitlement> Without(
        HouseholdState household, IReadOnlyList<HouseholdMember> gone, IReadOnlyList<HouseholdMember> staying, FormerReason reason, LocalDate today, PolicyVersion policy)
    {
        var from = CyclePeriod.Of(today).Next;
        var heir = Heir(household.Entitlements, staying, today, policy)?.Id;
        int? ground = reason == FormerReason.Deceased ? Cascade.Deceased : null;
        Entitlement Ended(Entitlement e) => e with { Status = EntitlementStatus.Stopped, StoppedFrom = from, Ground = ground };
        return
        [
            .. household.Entitlements.SelectMany(e => !IsOf(e, gone) || e.Status != EntitlementStatus.Active ? [e]
                : e.Programme == Programme.PbiJkn ? reason == FormerReason.Deceased ? [Ended(e)] : Array.Empty<Entitlement>()
                : heir is null ? [Ended(e)]
                : [e with { MemberId = heir }]),
        ];
    }

    /// <summary>What stands on another since: of what a family received before, what is the same but for its recipient; null for nothing.</summary>
    public static IReadOnlyList<TakenOver>? Taken(HouseholdState before, IReadOnlyList<Entitlement> after)
    {
        bool IsTaken(Entitlement e) => e.Status == EntitlementStatus.Active && !before.Entitlements.Contains(e) && before.Entitlements.Any(b => b with { MemberId = e.MemberId } == e);
        return after.Where(IsTaken).OrderBy(e => e.Programme).Select(e => new TakenOver(e.Programme, e.MemberId)).ToList() is { Count: > 0 } taken ? taken : null;
    }

    /// <summary>What goes along with one who leaves alive.</summary>
    public static IReadOnlyList<Entitlement> Along(HouseholdState household, HouseholdMember member) =>
        [.. household.Entitlements.Where(e => e.Status == EntitlementStatus.Active && e.Programme == Programme.PbiJkn && e.MemberId == member.Id)];

    /// <summary>
    /// The adult on whom a family's programmes stand next: the wife, else the head, else the eldest. Not one who was found ineligible for
    /// PBI-JKN, which is to be ineligible for every programme.
    /// </summary>
    public static HouseholdMember? Heir(IReadOnlyList<Entitlement> entitlements, IReadOnlyList<HouseholdMember> staying, LocalDate today, PolicyVersion policy) => staying
        .Where(m => Ages.IsAdult(today, m.Person.BirthDate, policy) && !FoundIneligible(entitlements, m))
        .OrderBy(m => m.Person.Relationship switch { Relationship.Wife => 0, Relationship.Head => 1, _ => 2 })
        .ThenBy(m => m.Person.BirthDate)
        .ThenBy(m => m.Id, StringComparer.Ordinal)
        .FirstOrDefault();

    private static bool FoundIneligible(IReadOnlyList<Entitlement> entitlements, HouseholdMember member) =>
        entitlements.LastOrDefault(e => e.Programme == Programme.PbiJkn && e.MemberId == member.Id) is { Status: EntitlementStatus.Stopped, Ground: not null };

    private static bool IsOf(Entitlement entitlement, IReadOnlyList<HouseholdMember> gone) => gone.Any(m => m.Id == entitlement.MemberId);
}
