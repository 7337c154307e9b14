using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>Marriage and divorce: a member leaves for a card of their own, by a divorce with their children, or joins one (REG-8).</summary>
internal static class LeavingRules
{
    public static FamilyEffect? Marriage(FamilyJudging judging)
    {
        var change = judging.Change;
        if (Leavers.Of(judging, change.Member, "/member") is not { } member) return null;
        if (member.Person.MaritalStatus == MaritalStatus.Married) judging.Refuse(FamilyChangeViolations.AlreadyMarried, "REG-2", "/member");
        var married = member with { Person = member.Person with { MaritalStatus = MaritalStatus.Married } };
        if (change.Joins is not null) return Joining(judging, member, married);
        if (change.Card == judging.Household.FamilyCardNumber) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        if (change.Founds is { } founds) return Founding(judging, member, founds);
        var alone = married with { Person = married.Person with { Relationship = Relationship.Head } };
        return Leavers.OnOwnCard(judging, [new Leaver(member, alone.Person, "/member")], FormerReason.Married, Own(judging, judging.Household.Address));
    }

    public static FamilyEffect? Divorce(FamilyJudging judging)
    {
        var change = judging.Change;
        if (Leavers.Of(judging, change.Member, "/member") is not { } member) return null;
        if (member.Person.MaritalStatus != MaritalStatus.Married) judging.Refuse(FamilyChangeViolations.NotMarried, "REG-2", "/member");
        var children = Along(judging, member);
        if (judging.Household.Members.Count == 1 + children.Count) judging.Refuse(FamilyChangeViolations.Alone, "REG-8", "/member");
        if (change.Card == judging.Household.FamilyCardNumber) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        var person = member.Person with { MaritalStatus = MaritalStatus.Divorced, Relationship = Relationship.Head };
        return Leavers.OnOwnCard(judging, [new Leaver(member, person, "/member"), .. children], FormerReason.Divorced, Own(judging, change.Address!));
    }

    // Of the children whom the request names those who may go along, as they stand there, each with where they are named. Who they are, and on whose card, is for the population register to say (REG-5).
    private static List<Leaver> Along(FamilyJudging judging, HouseholdMember parent)
    {
        var found = new List<Leaver>();
        foreach (var (named, i) in (judging.Change.With ?? []).Select((named, i) => (named, i)))
        {
            var pointer = $"/with/{InputReader.Number(i)}";
            if (judging.Member(named, pointer) is not { } child || found.Any(f => f.Was.Id == child.Id)) continue;
            if (child.Id != parent.Id && AsChild(parent.Person.Relationship, child.Person) is { } relationship) found.Add(new Leaver(child, child.Person with { Relationship = relationship }, pointer));
            else judging.Refuse(FamilyChangeViolations.NotAlong, "REG-8", pointer, ("who", child.Id));
        }

        return found;
    }

    // The head's and a spouse's children stay what they are; whoever stands otherwise to the head has their children as the head's grandchildren or relatives on the card.
    private static Relationship? AsChild(Relationship parent, Member child) => child.MaritalStatus != MaritalStatus.Unmarried ? null : (parent, child.Relationship) switch
    {
        (Relationship.Head or Relationship.Husband or Relationship.Wife, Relationship.Child or Relationship.Grandchild) => child.Relationship,
        (Relationship.Child or Relationship.ChildInLaw, Relationship.Grandchild) => Relationship.Child,
        (not (Relationship.Head or Relationship.Husband or Relationship.Wife or Relationship.Child or Relationship.ChildInLaw), Relationship.Relative or Relationship.Other) => Relationship.Child,
        _ => null,
    };

    private static FamilyEffect? Founding(FamilyJudging judging, HouseholdMember member, Family founds)
    {
        var household = judging.Household;
        if (!founds.Members.Any(p => p.Nik == member.Person.Nik)) judging.Input.Invalid(FamilyChangeViolations.HouseholdWithout, "/household/members", "REG-8");
        var (persons, gone) = (new List<GoingMember>(), new List<HouseholdMember>());
        for (var i = 0; i < founds.Members.Count; i++)
        {
            var person = founds.Members[i];
            if (household.Members.FirstOrDefault(m => m.Person.Nik == person.Nik) is not { } own)
            {
                persons.Add(new GoingMember(null, person, []));
                continue;
            }

            if (!SamePerson(own.Person, person)) judging.Input.Invalid(FamilyChangeViolations.PersonDiffers, $"/household/members/{InputReader.Number(i)}", "REG-8");
            gone.Add(own);
            persons.Add(Leavers.Goes(household, own, own.Id == member.Id ? person with { MaritalStatus = MaritalStatus.Married } : person));
        }

        if (!judging.Input.IsClean) return null;
        var to = new FamilyPlace(founds.Village, judging.Change.Id);
        return FamilyLeaving.Of(judging, gone, FormerReason.Married, judging.Today, to) with
        {
            Going = new FamilyGoing(to, new FoundedFamily(founds.Village, founds.FamilyCardNumber, founds.Address), persons, Spouse: null) { First = member.Id },
            ToConfirm = founds,
            Pointers = [.. founds.Members.Select((_, i) => $"/household/members/{InputReader.Number(i)}")],
        };
    }

    private static FamilyEffect? Joining(FamilyJudging judging, HouseholdMember member, HouseholdMember married)
    {
        if (Leavers.Joined(judging) is not { } joined) return null;
        var head = joined.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head);
        var person = married.Person with { Relationship = judging.Change.Relationship ?? Usual(head?.Person, joined, married.Person) };
        var spouse = person.Relationship is Relationship.Wife or Relationship.Husband ? head : null;

        // Whoever is under age there is not made married by what is entered of another (REG-2).
        if (spouse is not null && !Ages.MayHead(judging.Today, spouse.Person, judging.Policy))
            judging.Refuse(FamilyChangeViolations.SpouseMinor, "REG-2", "/relationship", ("least", InputReader.Number(judging.Policy.AdultAgeYears)));
        return Leavers.Joining(judging, joined, [new Leaver(member, person, "/member") { As = "/relationship" }], FormerReason.Married, spouse?.Id);
    }

    // Who joins the family of a head that has no spouse there is that spouse; else they married one of the head's children.
    private static Relationship Usual(Member? head, HouseholdState joined, Member person)
    {
        var isFree = head is not null && head.Sex != person.Sex && !joined.Members.Any(m => m.Person.Relationship is Relationship.Wife or Relationship.Husband);
        return !isFree ? Relationship.ChildInLaw : person.Sex == Sex.Female ? Relationship.Wife : Relationship.Husband;
    }

    private static FoundedFamily Own(FamilyJudging judging, Address address) => new(judging.Household.Village, judging.Change.Card!, address);

    private static bool SamePerson(Member a, Member b) => b with { Relationship = a.Relationship, MaritalStatus = a.MaritalStatus } == a;
}
