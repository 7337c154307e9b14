using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>What of a family people should look at: no refusal, and nothing is wrong by itself.</summary>
public static class HouseholdHints
{
    /// <summary>The codes; none for nothing.</summary>
    public static IReadOnlyList<string> Of(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var spouses = household.Members.Count(m => m.Person.Relationship is Relationship.Wife or Relationship.Husband);
        return spouses > 1 && household.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement) ? [FamilyChangeViolations.SpousesBeside] : [];
    }
}
