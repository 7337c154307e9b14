using Dtks.Domain.Households;
using Dtks.Domain.People;

namespace Dtks.Domain.Cards;

/// <summary>What a card says of its household, as it was on the making day (CRD-10). Personal data, but for nothing.</summary>
/// <param name="Head">The name of the head of the household.</param>
/// <param name="Spouse">The name of the head's wife or husband; null for none.</param>
/// <param name="Members">The names of the others.</param>
/// <param name="Address">The address.</param>
/// <param name="FamilyCardNumber">The family card number.</param>
public sealed record CardHolder(string Head, string? Spouse, IReadOnlyList<string> Members, Address Address, FamilyCardNumber FamilyCardNumber)
{
    /// <summary>What a card says of a household of the register as it stands.</summary>
    public static CardHolder Of(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        return Of(household.Members.Select(m => m.Person), household.Address, household.FamilyCardNumber);
    }

    /// <summary>What a card says of a family.</summary>
    public static CardHolder Of(IEnumerable<Member> persons, Address address, FamilyCardNumber familyCardNumber)
    {
        List<Member> all = [.. persons];
        var head = all.Find(m => m.Relationship == Relationship.Head) ?? all[0];
        var spouse = all.Find(m => m != head && m.Relationship is Relationship.Wife or Relationship.Husband);
        return new CardHolder(head.Name, spouse?.Name, [.. all.Where(m => m != head && m != spouse).Select(m => m.Name)], address, familyCardNumber);
    }

    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[card holder]";
}
