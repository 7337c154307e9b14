using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;
using static Dtks.Domain.People.Relationship;

namespace Dtks.Domain.Households;

/// <summary>As what members stand once another heads the family (REG-2): as far as the old relationships tell; who cannot be told is a relative, and is corrected.</summary>
internal static class NewHeads
{
    /// <summary>Who may head a family of these: the adults, by age or ever married; where there is none, the eldest of the children.</summary>
    public static IReadOnlyList<HouseholdMember> Among(IReadOnlyList<HouseholdMember> members, LocalDate today, PolicyVersion policy)
    {
        var adults = members.Where(m => Ages.MayHead(today, m.Person, policy)).ToList();
        return adults.Count > 0 ? adults : [.. members.Where(m => members.All(o => m.Person.BirthDate <= o.Person.BirthDate))];
    }

    /// <summary>Who heads a family of these where nobody is named: of those who may, the eldest; of two the first entered.</summary>
    public static HouseholdMember Eldest(IReadOnlyList<HouseholdMember> members, LocalDate today, PolicyVersion policy) =>
        Among(members, today, policy).OrderBy(m => m.Person.BirthDate).ThenBy(m => m.Id, StringComparer.Ordinal).First();

    /// <summary>The relationship to the new head of one who stood to the old one as recorded, to whom the new one was <paramref name="headWas"/>.</summary>
    public static Relationship Under(Member person, Relationship headWas) => person.Relationship switch
    {
        Head => OldHead(person, headWas),
        Helper or Other => person.Relationship,
        _ => Under(person.Relationship, headWas),
    };

    private static Relationship Under(Relationship was, Relationship headWas) => headWas switch
    {
        Wife or Husband => was switch { Child or ChildInLaw or Grandchild => was, Parent => ParentInLaw, ParentInLaw => Parent, _ => Relative },
        Child => was is Wife or Husband ? Parent : Relative,
        Parent => was switch { Child => Grandchild, Wife or Husband => ChildInLaw, _ => Relative },
        ParentInLaw => was switch { Child => Grandchild, Wife or Husband => Child, _ => Relative },
        _ => Relative,
    };

    // Who headed the family and stays in it.
    private static Relationship OldHead(Member person, Relationship headWas) => headWas switch
    {
        Wife or Husband => person.Sex == Sex.Female ? Wife : Husband,
        Child => Parent,
        Parent => Child,
        ParentInLaw => ChildInLaw,
        ChildInLaw => ParentInLaw,
        _ => Relative,
    };
}
