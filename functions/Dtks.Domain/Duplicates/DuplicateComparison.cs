using Dtks.Domain.Matching;

namespace Dtks.Domain.Duplicates;

/// <summary>
/// Whether two entries are likely one person with two NIKs (REG-5), with the reasons. Points for what agrees: name 40 (another spelling 38, near 30), birth date 30 (day and month swapped 22,
/// near 20; 24 where it is a day that stands for a year), mother's name 25 (24, 18; 5 where one is not known), place of birth 5 (near 1); 15 less where the sex differs. From 80 on they
/// are shown to people, who decide. So all of name, date and mother agree or nearly do, and two of them only nearly where the place agrees: SITI AMINAH of another mother is not reported. On
/// one family card people whose names differ are brothers and sisters, twins too.
/// </summary>
public static class DuplicateComparison
{
    /// <summary>The points from which on two entries are shown.</summary>
    public const int Threshold = 80;

    private const int OtherSex = 15;

    /// <summary>The likeness of two entries, whichever comes first; null where they are not likely one person, or are one entry.</summary>
    public static Likeness? Of(ComparedPerson a, ComparedPerson b)
    {
        ArgumentNullException.ThrowIfNull(a);
        ArgumentNullException.ThrowIfNull(b);
        if (a.Entry.Person == b.Entry.Person) return null;
        var date = DateLikeness.Of(a.BirthDate, b.BirthDate);
        if (date == FieldAgreement.Different) return null;
        var name = NameLikeness.OfPersons(a.Name, b.Name);
        if (!IsAlike(name) || (name == FieldAgreement.Near && IsOneFamily(a, b))) return null;
        var mother = NameLikeness.Loose(a.Mother, b.Mother);
        if (mother == FieldAgreement.Different) return null;
        var place = NameLikeness.Loose(a.Place, b.Place);
        var points = OfName(name) + OfDate(date, a) + OfMother(mother) + OfPlace(place) - (a.Sex == b.Sex ? 0 : OtherSex);
        return points < Threshold ? null : new Likeness(points,
        [
            new(PopulationField.Name, name),
            new(PopulationField.BirthDate, date),
            new(PopulationField.MotherMaidenName, mother),
            new(PopulationField.BirthPlace, place),
            new(PopulationField.Sex, a.Sex == b.Sex ? FieldAgreement.Same : FieldAgreement.Different),
            new(PopulationField.Village, a.Entry.Village == b.Entry.Village ? FieldAgreement.Same : FieldAgreement.Different),
        ]);
    }

    private static bool IsOneFamily(ComparedPerson a, ComparedPerson b) => a.Entry.Village == b.Entry.Village && a.Entry.Household == b.Entry.Household;

    private static bool IsAlike(FieldAgreement agreement) => agreement is FieldAgreement.Same or FieldAgreement.Spelling or FieldAgreement.Near;

    private static int OfName(FieldAgreement name) => name switch { FieldAgreement.Same => 40, FieldAgreement.Spelling => 38, _ => 30 };

    private static int OfDate(FieldAgreement date, ComparedPerson a) => date switch
    {
        FieldAgreement.Same => DateLikeness.IsShared(a.BirthDate) ? 24 : 30,
        FieldAgreement.Swapped => 22,
        _ => 20,
    };

    private static int OfMother(FieldAgreement mother) => mother switch
    {
        FieldAgreement.Same => 25,
        FieldAgreement.Spelling => 24,
        FieldAgreement.Near => 18,
        _ => 5,
    };

    private static int OfPlace(FieldAgreement place) => place switch
    {
        FieldAgreement.Same or FieldAgreement.Spelling => 5,
        FieldAgreement.Near => 1,
        _ => 0,
    };
}

/// <summary>Why two entries are likely one person.</summary>
/// <param name="Points">80 to 100.</param>
/// <param name="Reasons">How each field agrees; the NIKs differ always.</param>
public sealed record Likeness(int Points, IReadOnlyList<DuplicateReason> Reasons);

/// <summary>How two entries agree in a field.</summary>
/// <param name="Field">The field.</param>
/// <param name="Agreement">How.</param>
public sealed record DuplicateReason(PopulationField Field, FieldAgreement Agreement);
