using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Matching;
using Dtks.Domain.People;

namespace Dtks.Functions.FamilyChanges;

/// <summary>One thing that the population register has otherwise of whom a change brings (REG-5).</summary>
/// <param name="Pointer">Where it stands in the request; empty where the request does not say it.</param>
/// <param name="Field">The field, by its name in JSON.</param>
/// <param name="Member">The id of the family's member whose it is, where the pointer does not lead to one; null where it does, and of the card, which is everybody's.</param>
public sealed record Unconfirmed(string Pointer, string Field, string? Member)
{
    /// <summary>Of a person at a place of the request.</summary>
    /// <param name="change">The change.</param>
    /// <param name="effect">What it comes to.</param>
    /// <param name="person">The person.</param>
    /// <param name="pointer">Where the person stands in the request; empty for one that it does not name.</param>
    /// <param name="field">What differs.</param>
    public static Unconfirmed Of(FamilyChange change, FamilyEffect effect, Member person, string pointer, PopulationField field)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(pointer);
        var name = WireName.Of(field);
        if (field == PopulationField.FamilyCardNumber)
        {
            return new Unconfirmed(change.Card is null ? string.Empty : "/familyCardNumber", name, Member: null);
        }

        return pointer.Length > 0
            ? new Unconfirmed($"{pointer}/{name}", name, Member: null)
            : new Unconfirmed(string.Empty, name, effect.Members.FirstOrDefault(m => m.Person.Nik == person.Nik)?.Id);
    }
}
