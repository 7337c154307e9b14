using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>What of a family people should look at: no refusal, and nothing is wrong by itself.</summary>
public static class HouseholdHints
{
    /// <summary>Its code; null for nothing.</summary>
    public static string? Of(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var spouses = household.Members.Count(m => m.Person.Relationship is Relationship.Wife or Relationship.Husband);
        return spouses > 1 && household.Changes.Any(c => c.Kind == FamilyChangeKind.Reinstatement) ? FamilyChangeViolations.SpousesBeside : null;
    }
}
