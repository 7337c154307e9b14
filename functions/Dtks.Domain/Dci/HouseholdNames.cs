using Dtks.Domain.Households;

namespace Dtks.Domain.Dci;

/// <summary>By what a household is named, and was: who knew it by the id or the card that it had is told of the same household (REG-3).</summary>
public static class HouseholdNames
{
    /// <summary>The register's ids of it: that of now first, then those of the villages from which it moved.</summary>
    public static IReadOnlyList<DciIdentifier> Ids(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var moves = household.Changes.Where(c => c.Kind == FamilyChangeKind.Move).Select(c => c.Other).OfType<FamilyPlace>().Where(place => place.Household == household.Id).Select(place => place.Village);
        return Of(IdKind.Household, moves.Prepend(household.Village).Select(village => DciIdentifier.HouseholdId(village, household.Id)));
    }

    /// <summary>The numbers of its family card: that of now first, then those that it had.</summary>
    public static IReadOnlyList<DciIdentifier> Cards(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        return Of(IdKind.FamilyCard, (household.FormerCards ?? []).Reverse().Prepend(household.FamilyCardNumber).Select(card => card.Value));
    }

    /// <summary>All of them.</summary>
    public static IReadOnlyList<DciIdentifier> All(HouseholdState household) => [.. Ids(household), .. Cards(household)];

    private static List<DciIdentifier> Of(IdKind kind, IEnumerable<string> values) => [.. values.Distinct(StringComparer.Ordinal).Select(value => DciIdentifier.Of(kind, value)).OfType<DciIdentifier>()];
}
