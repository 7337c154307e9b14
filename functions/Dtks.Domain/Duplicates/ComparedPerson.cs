using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// A person of the register as duplicates are sought (REG-5): what is compared, in the forms it is compared in, and where the entry stands. Personal data: held in memory while it is compared.
/// </summary>
public sealed class ComparedPerson
{
    /// <summary>Makes one.</summary>
    /// <param name="entry">Where the entry stands.</param>
    /// <param name="name">Name.</param>
    /// <param name="motherMaidenName">The mother's maiden name.</param>
    /// <param name="birthPlace">Place of birth.</param>
    /// <param name="birthDate">Date of birth.</param>
    /// <param name="sex">Sex.</param>
    public ComparedPerson(DuplicateEntry entry, string name, string motherMaidenName, string birthPlace, LocalDate birthDate, Sex sex)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(motherMaidenName);
        ArgumentNullException.ThrowIfNull(birthPlace);
        Entry = entry;
        Name = NameForm.OfPerson(name);
        Mother = NameForm.OfMother(motherMaidenName);
        Place = NameForm.OfPlace(birthPlace);
        BirthDate = birthDate;
        Sex = sex;
    }

    /// <summary>Where the entry stands.</summary>
    public DuplicateEntry Entry { get; }

    internal NameForm Name { get; }

    internal NameForm Mother { get; }

    internal NameForm Place { get; }

    internal LocalDate BirthDate { get; }

    internal Sex Sex { get; }

    /// <summary>A member of a household.</summary>
    public static ComparedPerson Of(DuplicateEntry entry, Member person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return new ComparedPerson(entry, person.Name, person.MotherMaidenName, person.BirthPlace, person.BirthDate, person.Sex);
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[person]";
}

/// <summary>An entry of the register: by what its NIK is known, and where it stands.</summary>
/// <param name="Person">The NIK's keyed hash, by which its claim goes (REG-5).</param>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Member">The member's id in it.</param>
public sealed record DuplicateEntry(string Person, string Village, string Household, string Member);
