using Dtks.Domain.People;
using static Dtks.Domain.People.Relationship;

namespace Dtks.Domain.Households;

/// <summary>As what members stand once another heads the family (REG-2): as far as the old relationships tell; who cannot be told is a relative, and is corrected.</summary>
internal static class NewHeads
{
    /// <summary>The relationship to the new head, of one who stood as <paramref name="was"/> to the old one, to whom the new one was <paramref name="headWas"/>.</summary>
    public static Relationship Under(Relationship was, Relationship headWas) => was is Helper or Other ? was : headWas switch
    {
        Wife or Husband => was switch { Child or ChildInLaw or Grandchild => was, Parent => ParentInLaw, ParentInLaw => Parent, _ => Relative },
        Child => was is Wife or Husband ? Parent : Relative,
        Parent => was switch { Child => Grandchild, Wife or Husband => ChildInLaw, _ => Relative },
        ParentInLaw => was switch { Child => Grandchild, Wife or Husband => Child, _ => Relative },
        _ => Relative,
    };
}
