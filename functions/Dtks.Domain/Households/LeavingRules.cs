using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>Marriage and divorce: a member leaves for a card of their own, by a divorce with their children, or joins one (REG-8).</summary>
internal static class LeavingRules
{
    public static FamilyEffect? Marriage(FamilyJudging judging)
    {
        var change = judging.Change;
        if (Leaving(judging) is not { } member) return null;
        if (member.Person.MaritalStatus == MaritalStatus.Married) judging.Refuse(FamilyChangeViolations.AlreadyMarried, "REG-2", "/member");
        var married = member with { Person = member.Person with { MaritalStatus = MaritalStatus.Married } };
        if (change.Joins is not null) return Joining(judging, member, married);
        if (change.Card == judging.Household.FamilyCardNumber) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        if (change.Founds is { } founds) return Founding(judging, member, founds);
        var alone = married with { Person = married.Person with { Relationship = Relationship.Head } };
        return WithChildren(judging, member, alone.Person, [], FormerReason.Married, judging.Household.Address);
    }

    public static FamilyEffect? Divorce(FamilyJudging judging)
    {
        var change = judging.Change;
        if (Leaving(judging) is not { } member) return null;
        if (member.Person.MaritalStatus != MaritalStatus.Married) judging.Refuse(FamilyChangeViolations.NotMarried, "REG-2", "/member");
        var children = Along(judging, member);
        if (judging.Household.Members.Count == 1 + children.Count) judging.Refuse(FamilyChangeViolations.Alone, "REG-8", "/member");
        if (change.Card == judging.Household.FamilyCardNumber) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        var person = member.Person with { MaritalStatus = MaritalStatus.Divorced, Relationship = Relationship.Head };
        return WithChildren(judging, member, person, children, FormerReason.Divorced, change.Address!);
    }

    // Of the children whom the request names those who may go along, as they stand there, each with where they are named. Who they are, and on whose card, is for the population register to say (REG-5).
    private static IReadOnlyList<(HouseholdMember Was, Member Person, string Pointer)> Along(FamilyJudging judging, HouseholdMember parent)
    {
        var found = new List<(HouseholdMember Was, Member Person, string Pointer)>();
        foreach (var (named, i) in (judging.Change.With ?? []).Select((named, i) => (named, i)))
        {
            var pointer = $"/with/{InputReader.Number(i)}";
            if (judging.Member(named, pointer) is not { } child || found.Any(f => f.Was.Id == child.Id)) continue;
            if (child.Id != parent.Id && AsChild(parent.Person.Relationship, child.Person) is { } relationship) found.Add((child, child.Person with { Relationship = relationship }, pointer));
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

    // Who waits for another village leaves once.
    private static HouseholdMember? Leaving(FamilyJudging judging)
    {
        var member = judging.Member(judging.Change.Member, "/member");
        if (judging.Household.Departures.FirstOrDefault(d => d.Member is not null && d.Member == member?.Id && d.Change.Id != judging.Change.Id) is { } before)
            judging.Conflict(FamilyChangeViolations.LeavesAlready, "REG-8", "/member", ("village", before.To.Village.Value));
        return member;
    }

    private static FamilyEffect WithChildren(
        FamilyJudging judging, HouseholdMember member, Member person, IReadOnlyList<(HouseholdMember Was, Member Person, string Pointer)> children, FormerReason reason, Address address)
    {
        var household = judging.Household;
        IReadOnlyList<(HouseholdMember Was, Member Person, string Pointer)> leaving = [(member, person, "/member"), .. children];
        IReadOnlyList<HouseholdMember> founded = [.. leaving.Select(l => l.Was with { Person = l.Person })];
        for (var i = 0; i < leaving.Count; i++) judging.Sense(founded, i, leaving[i].Pointer);
        var to = new FamilyPlace(household.Village, judging.Change.Id);
        return FamilyLeaving.Of(judging, [.. leaving.Select(l => l.Was)], reason, judging.Today, to) with
        {
            Going = new FamilyGoing(to, new FoundedFamily(household.Village, judging.Change.Card!, address), [.. leaving.Select(l => Goes(household, l.Was, l.Person))], Spouse: null),
            ToConfirm = new Family(judging.Change.Card!, household.Village, address, [.. leaving.Select(l => l.Person)]),
            Pointers = [.. leaving.Select(l => l.Pointer)],
        };
    }

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
            persons.Add(Goes(household, own, own.Id == member.Id ? person with { MaritalStatus = MaritalStatus.Married } : person));
        }

        if (!judging.Input.IsClean) return null;
        var to = new FamilyPlace(founds.Village, judging.Change.Id);
        return FamilyLeaving.Of(judging, gone, FormerReason.Married, judging.Today, to) with
        {
            Going = new FamilyGoing(to, new FoundedFamily(founds.Village, founds.FamilyCardNumber, founds.Address), persons, Spouse: null),
            ToConfirm = founds,
            Pointers = [.. founds.Members.Select((_, i) => $"/household/members/{InputReader.Number(i)}")],
        };
    }

    private static FamilyEffect? Joining(FamilyJudging judging, HouseholdMember member, HouseholdMember married)
    {
        var (household, change) = (judging.Household, judging.Change);
        if (judging.Joined is not { Ended: null } joined || joined.Id == household.Id)
        {
            judging.Input.Invalid(FamilyChangeViolations.JoinsUnknown, "/joins", "REG-8");
            return null;
        }

        if (joined.IsTakenOver()) judging.Conflict(FamilyChangeViolations.UnderWay, "REG-8", "/joins");
        if (joined.Members.Count >= FamilyReader.MaxMembers)
            judging.Refuse(FamilyChangeViolations.FamilyFull, "REG-2", "/joins", ("max", InputReader.Number(FamilyReader.MaxMembers)));
        if (change.Relationship == Relationship.Head) judging.Input.Invalid(FamilyChangeViolations.BornAs, "/relationship", "REG-2");
        var head = joined.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head);
        var person = married.Person with { Relationship = change.Relationship ?? Usual(head?.Person, joined, married.Person) };
        var spouse = person.Relationship is Relationship.Wife or Relationship.Husband ? head?.Id : null;
        judging.Sense([.. joined.Members, member with { Person = person }], joined.Members.Count, "/member");
        var to = new FamilyPlace(joined.Village, joined.Id);
        return FamilyLeaving.Of(judging, [member], FormerReason.Married, judging.Today, to) with
        {
            Going = new FamilyGoing(to, Founds: null, [Goes(household, member, person)], spouse),
            ToConfirm = new Family(joined.FamilyCardNumber, joined.Village, joined.Address, [person]),
            Pointers = ["/member"],
        };
    }

    // Who joins the family of a head that has no spouse there is that spouse; else they married one of the head's children.
    private static Relationship Usual(Member? head, HouseholdState joined, Member person)
    {
        var isFree = head is not null && head.Sex != person.Sex && !joined.Members.Any(m => m.Person.Relationship is Relationship.Wife or Relationship.Husband);
        return !isFree ? Relationship.ChildInLaw : person.Sex == Sex.Female ? Relationship.Wife : Relationship.Husband;
    }

    private static GoingMember Goes(HouseholdState household, HouseholdMember member, Member person) => new(member.Id, person, FamilyEntitlements.Along(household, member));

    private static bool SamePerson(Member a, Member b) => b with { Relationship = a.Relationship, MaritalStatus = a.MaritalStatus } == a;
}
