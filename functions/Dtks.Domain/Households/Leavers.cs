using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>One who leaves a household alive (REG-8).</summary>
/// <param name="Was">Who, as they stand there.</param>
/// <param name="Person">The person as they stand on the other card.</param>
/// <param name="Pointer">Where the request has them.</param>
internal sealed record Leaver(HouseholdMember Was, Member Person, string Pointer)
{
    /// <summary>Where the request has as what they stand there.</summary>
    public string As { get; init; } = Pointer + "/relationship";
}

/// <summary>What members of a household come to who leave it alive for another card, whatever for (REG-8): a card of their own, or that of a household joined.</summary>
internal static class Leavers
{
    /// <summary>One who is to leave; null, and told why, where there is none who can be meant. Who waits for another village leaves once.</summary>
    public static HouseholdMember? Of(FamilyJudging judging, string? named, string pointer)
    {
        var member = judging.Member(named, pointer);
        if (judging.Household.Departures.FirstOrDefault(d => d.Member is not null && member is not null && d.Takes(member.Id) && d.Change.Id != judging.Change.Id) is { } before)
            judging.Conflict(FamilyChangeViolations.LeavesAlready, "REG-8", pointer, ("village", before.To.Village.Value));
        return member;
    }

    /// <summary>They stand on a card of their own, the first of them being who the change is about.</summary>
    public static FamilyEffect OnOwnCard(FamilyJudging judging, IReadOnlyList<Leaver> leaving, FormerReason reason, FoundedFamily founds)
    {
        IReadOnlyList<HouseholdMember> founded = [.. leaving.Select(l => l.Was with { Person = l.Person })];
        for (var i = 0; i < leaving.Count; i++) judging.Sense(founded, i, leaving[i].Pointer);
        return Going(judging, leaving, reason, new FamilyPlace(founds.Village, judging.Change.Id), founds, spouse: null) with
        {
            ToConfirm = new Family(founds.Card, founds.Village, founds.Address, [.. leaving.Select(l => l.Person)]),
        };
    }

    /// <summary>The household that the change joins; null, and told why, where it cannot be joined.</summary>
    public static HouseholdState? Joined(FamilyJudging judging)
    {
        if (judging.Joined is not { Ended: null } joined || joined.Id == judging.Household.Id)
        {
            judging.Input.Invalid(FamilyChangeViolations.JoinsUnknown, "/joins", "REG-8");
            return null;
        }

        if (joined.IsTakenOver()) judging.Conflict(FamilyChangeViolations.UnderWay, "REG-8", "/joins");
        return joined;
    }

    /// <summary>They stand in a household joined.</summary>
    /// <param name="judging">The change.</param>
    /// <param name="joined">The household.</param>
    /// <param name="leaving">Who.</param>
    /// <param name="reason">How they leave.</param>
    /// <param name="spouse">The member there, by id, who is married to who joins; null for none.</param>
    public static FamilyEffect Joining(FamilyJudging judging, HouseholdState joined, IReadOnlyList<Leaver> leaving, FormerReason reason, string? spouse)
    {
        if (joined.Members.Count + leaving.Count > FamilyReader.MaxMembers)
            judging.Refuse(FamilyChangeViolations.FamilyFull, "REG-2", "/joins", ("max", InputReader.Number(FamilyReader.MaxMembers)));
        RequireOneHead(judging, joined, leaving);
        IReadOnlyList<HouseholdMember> all = [.. UnderWhoComes(joined.Members, leaving.Select(l => l.Person)), .. leaving.Select(l => l.Was with { Person = l.Person })];
        for (var i = 0; i < leaving.Count; i++) judging.Sense(all, joined.Members.Count + i, leaving[i].Pointer);
        return Going(judging, leaving, reason, new FamilyPlace(joined.Village, joined.Id), founds: null, spouse) with
        {
            ToConfirm = new Family(joined.FamilyCardNumber, joined.Village, joined.Address, [.. leaving.Select(l => l.Person)]),
        };
    }

    /// <summary>Who stands on a card, once one comes who heads it: as what cannot be told is corrected then.</summary>
    public static IReadOnlyList<HouseholdMember> UnderWhoComes(IReadOnlyList<HouseholdMember> members, IEnumerable<Member> come) =>
        !come.Any(p => p.Relationship == Relationship.Head) ? members : [.. members.Select(m => m with { Person = m.Person with { Relationship = NewHeads.Under(m.Person, Relationship.Relative) } })];

    /// <summary>One who leaves, with what is their own.</summary>
    public static GoingMember Goes(HouseholdState household, HouseholdMember member, Member person) => new(member.Id, person, FamilyEntitlements.Along(household, member));

    private static FamilyEffect Going(FamilyJudging judging, IReadOnlyList<Leaver> leaving, FormerReason reason, FamilyPlace to, FoundedFamily? founds, string? spouse) =>
        FamilyLeaving.Of(judging, [.. leaving.Select(l => l.Was)], reason, judging.Today, to) with
        {
            Going = new FamilyGoing(to, founds, [.. leaving.Select(l => Goes(judging.Household, l.Was, l.Person))], spouse) { First = leaving[0].Was.Id },
            Pointers = [.. leaving.Select(l => l.Pointer)],
        };

    // An adult heads a card wherever one stands (REG-2): where children head theirs, the adult who comes to them; else whoever heads it goes on.
    private static void RequireOneHead(FamilyJudging judging, HouseholdState joined, IReadOnlyList<Leaver> leaving)
    {
        bool MayHead(Member person) => Ages.MayHead(judging.Today, person, judging.Policy);
        if (joined.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head) is not { } head) return;
        var isChild = !MayHead(head.Person);
        foreach (var comes in leaving.Where(l => l.Person.Relationship == Relationship.Head && !(isChild && MayHead(l.Person))))
            judging.Input.Invalid(FamilyChangeViolations.BornAs, comes.As, "REG-2");
        if (isChild && leaving.All(l => l.Person.Relationship != Relationship.Head) && leaving.FirstOrDefault(l => MayHead(l.Person)) is { } adult)
            judging.Input.Invalid(PersonViolations.HeadMinor, adult.As, "REG-2", ("least", InputReader.Number(judging.Policy.AdultAgeYears)));
    }
}
