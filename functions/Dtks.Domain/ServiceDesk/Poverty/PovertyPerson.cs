using Dtks.Domain.Duplicates;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>A person as a village's poverty data have them (SVC-3). Personal data: encrypted at rest.</summary>
/// <param name="Nik">The NIK; null where the village does not know it.</param>
/// <param name="Card">The family card's number; null where the village does not know it.</param>
/// <param name="Name">The name.</param>
/// <param name="BirthDate">The birth date; null where the village does not know it.</param>
/// <param name="BirthPlace">The place of birth; null where it is not said.</param>
/// <param name="Relationship">The relationship to the head of the family; null where it is not said.</param>
/// <param name="Decile">The decile of welfare, 1 the poorest; null where it is not said.</param>
/// <param name="Category">The village's own category; null where it is not said.</param>
public sealed record PovertyPerson(
    Nik? Nik, FamilyCardNumber? Card, string Name, LocalDate? BirthDate, string? BirthPlace = null, Relationship? Relationship = null, int? Decile = null, string? Category = null)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[person]";
}

/// <summary>Which names may be one person's, of those with one birth date (SVC-3).</summary>
public static class PovertyNames
{
    /// <summary>The first and the last word of a name as they sound: two names that are alike share one of them nearly always. Empty where it is no name.</summary>
    public static (string First, string Last) EndsOf(string name) => NameForm.OfPerson(name).Words is { Length: > 0 } words ? (words[0], words[^1]) : (string.Empty, string.Empty);

    /// <summary>
    /// Whether what is said of somebody plainly contradicts the record that has their NIK: names that are not alike, or another birth date where both are known. Then a number was mistyped, or somebody uses another's, and a person decides.
    /// </summary>
    /// <param name="name">The name said.</param>
    /// <param name="birth">The birth date said; null for none.</param>
    /// <param name="recorded">The record's name.</param>
    /// <param name="recordedBirth">The record's birth date; null where it has none.</param>
    public static bool Contradict(string name, LocalDate? birth, string recorded, LocalDate? recordedBirth) => (birth is { } said && recordedBirth is { } there && said != there) || !AreLike(name, recorded);

    /// <summary>Whether two names are alike.</summary>
    public static bool AreLike(string one, string other) =>
        NameLikeness.OfPersons(NameForm.OfPerson(one), NameForm.OfPerson(other)) is FieldAgreement.Same or FieldAgreement.Spelling or FieldAgreement.Near;
}
