using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What a change of a family comes to, or why it cannot be (REG-8, REG-2).</summary>
public static class FamilyChangeRules
{
    /// <summary>Judges a change by the family as it is.</summary>
    /// <param name="change">The change.</param>
    /// <param name="household">The household.</param>
    /// <param name="joined">The household that has the card and id of one joined; null when there is none.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    public static Reading<FamilyEffect> Judge(FamilyChange change, HouseholdState household, HouseholdState? joined, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(policy);
        var judging = new FamilyJudging(change, household, joined, policy, now);
        var closed = household.Departures.Any(d => d.IsUnderWay && d.Change.Id != change.Id) ? Violation.Conflict(FamilyChangeViolations.UnderWay, "REG-8") : null;

        // Whose death was entered wrong may have been the last. Of a family that was removed the regency decides.
        var gone = change.Kind == FamilyChangeKind.DeathUndone && Deaths.MayBeTakenBack(household) ? null : Gone(household);
        if ((gone ?? closed) is { } obstacle) return new Reading<FamilyEffect>(null, [obstacle with { Pointer = string.Empty }]);

        var effect = change.Kind switch
        {
            FamilyChangeKind.Birth => Birth(judging),
            FamilyChangeKind.Death => Death(judging),
            FamilyChangeKind.Marriage => LeavingRules.Marriage(judging),
            FamilyChangeKind.Divorce => LeavingRules.Divorce(judging),
            FamilyChangeKind.OwnCard => RecardingRules.OwnCard(judging),
            FamilyChangeKind.JoinCard => RecardingRules.JoinCard(judging),
            FamilyChangeKind.Move => Move(judging),
            FamilyChangeKind.Card => Card(judging),
            FamilyChangeKind.DeathUndone => Deaths.TakeBack(judging),
            _ => Correction(judging),
        };
        return new Reading<FamilyEffect>(judging.Input.IsClean ? effect : null, judging.Input.Violations);
    }

    /// <summary>Why nobody comes to a household, and nothing is granted to it, any more; null where they may.</summary>
    internal static Violation? Closed(HouseholdState household) =>
        Gone(household) ?? (household.IsTakenOver() ? Violation.Conflict(FamilyChangeViolations.UnderWay, "REG-8") : null);

    /// <summary>Why no change is carried out, because nobody stands there any more; null where somebody does.</summary>
    public static Violation? Gone(HouseholdState household) =>
        household.GoneFor() is { } reason ? Violation.Conflict(FamilyChangeViolations.Ended, "REG-8", ("reason", WireName.Of(reason))) : null;

    private static FamilyEffect Birth(FamilyJudging judging)
    {
        var (household, child) = (judging.Household, judging.Change.Person!);
        if (household.Members.Any(m => m.Person.Nik == child.Nik)) judging.Conflict(FamilyChangeViolations.AlreadyMember, "REG-5", "/member/nik");
        if (Ages.On(judging.Today, child.BirthDate) >= judging.Policy.AdultAgeYears)
            judging.Refuse(FamilyChangeViolations.BirthTooOld, "REG-8", "/member/birthDate", ("most", InputReader.Number(judging.Policy.AdultAgeYears - 1)));
        if (child.Relationship is not (Relationship.Child or Relationship.Grandchild or Relationship.Relative or Relationship.Other))
            judging.Input.Invalid(FamilyChangeViolations.BornAs, "/member/relationship", "REG-2");
        if (child.MaritalStatus != MaritalStatus.Unmarried) judging.Input.Invalid(FamilyChangeViolations.BornMarried, "/member/maritalStatus", "REG-2");
        if (household.Members.Count >= FamilyReader.MaxMembers)
            judging.Refuse(FamilyChangeViolations.FamilyFull, "REG-2", "/member", ("max", InputReader.Number(FamilyReader.MaxMembers)));
        IReadOnlyList<HouseholdMember> members = [.. household.Members, new HouseholdMember(MemberIds.Next(household), child)];
        if (judging.Input.IsClean) judging.Sense(members, members.Count - 1, "/member");
        return judging.Same with { Members = members, ToConfirm = Of(household, household.FamilyCardNumber, [child]), Pointers = ["/member"] };
    }

    private static FamilyEffect? Death(FamilyJudging judging)
    {
        var change = judging.Change;
        if (judging.Member(change.Member, "/member") is not { } dead) return null;
        if (change.DiedOn < dead.Person.BirthDate) judging.Input.Invalid(FamilyChangeViolations.DiedBeforeBirth, "/diedOn", "REG-8");
        var left = FamilyLeaving.Of(judging, [dead], FormerReason.Deceased, change.DiedOn!.Value, to: null);
        left = left with { Removals = StandingFamily.WithoutDead(judging.Household, left.Members, left.Former) };
        if (change.Card is not { } card) return left;
        if (left.Members.Count == 0) judging.Input.Invalid(FamilyChangeViolations.CardForbidden, "/familyCardNumber", "REG-8");
        else if (card == left.Card) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        var persons = left.Members.Select(m => m.Person).ToList();
        return left with { Card = card, ToConfirm = Of(judging.Household, card, persons), Pointers = Unnamed(persons) };
    }

    private static FamilyEffect Move(FamilyJudging judging)
    {
        var (change, household) = (judging.Change, judging.Household);
        if (change.To == household.Village)
        {
            if (change.Address == household.Address) judging.Input.Invalid(FamilyChangeViolations.Nothing, "/address", "REG-8");
            return judging.Same with { Address = change.Address! };
        }

        // Of one member none is there: that is under way, and nothing else is judged meanwhile.
        if (household.Departures.FirstOrDefault(d => d.Change.Id != change.Id) is { } before)
            judging.Conflict(before.Member is null ? FamilyChangeViolations.MovesAlready : FamilyChangeViolations.LeavesAlready, "REG-8", "/to", ("village", before.To.Village.Value));
        return judging.Same with { Going = new FamilyGoing(new FamilyPlace(change.To!, household.Id), Founds: null, Persons: [], Spouse: null) };
    }

    private static FamilyEffect Card(FamilyJudging judging)
    {
        var (household, card) = (judging.Household, judging.Change.Card!);
        var members = judging.Change.NewHead is null ? household.Members : FamilyLeaving.Reheaded(judging);

        // A head that was entered wrong is put right under the card that the family has.
        if (card == household.FamilyCardNumber && judging.Change.NewHead is null) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        var persons = members.Select(m => m.Person).ToList();
        return judging.Same with { Members = members, Card = card, ToConfirm = Of(household, card, persons), Pointers = Unnamed(persons) };
    }

    private static FamilyEffect? Correction(FamilyJudging judging)
    {
        var (household, fields) = (judging.Household, judging.Change.Fields!);
        if (judging.Member(judging.Change.Member, "/member") is not { } member) return null;
        var corrected = fields.Of(member.Person);
        if (corrected == member.Person) judging.Input.Invalid(FamilyChangeViolations.Nothing, "/fields", "REG-8");
        if ((corrected.Relationship == Relationship.Head) != (member.Person.Relationship == Relationship.Head))
            judging.Refuse(FamilyChangeViolations.HeadStays, "REG-2", "/fields/relationship");
        if (household.Members.Any(m => m.Id != member.Id && m.Person.Nik == corrected.Nik)) judging.Conflict(FamilyChangeViolations.AlreadyMember, "REG-5", "/fields/nik");
        IReadOnlyList<HouseholdMember> members = [.. household.Members.Select(m => m.Id == member.Id ? m with { Person = corrected } : m)];
        if (judging.Input.IsClean) SenseOfCorrection(judging, members, member.Id);
        var confirmsStatus = corrected.MaritalStatus != member.Person.MaritalStatus && corrected.MaritalStatus != MaritalStatus.Unmarried && !Ages.IsAdult(judging.Today, corrected.BirthDate, judging.Policy);
        return judging.Same with
        {
            Members = members,
            ConfirmsStatus = confirmsStatus,
            ToConfirm = fields.TellsApart || confirmsStatus ? Of(household, household.FamilyCardNumber, [corrected]) : null,
            Pointers = ["/fields"],
        };
    }

    // What was wrong with the others before keeps no correction; what comes to be wrong with them does.
    private static void SenseOfCorrection(FamilyJudging judging, IReadOnlyList<HouseholdMember> members, string corrected)
    {
        var before = judging.Senseless(judging.Household.Members).Select(v => (v.Code, v.Pointer)).ToHashSet();
        var at = $"/{InputReader.Number(members.ToList().FindIndex(m => m.Id == corrected))}/";
        foreach (var violation in judging.Senseless(members).Where(v => !before.Contains((v.Code, v.Pointer))))
            judging.Input.Add(violation with { Pointer = violation.Pointer!.StartsWith(at, StringComparison.Ordinal) ? "/fields/" + violation.Pointer[at.Length..] : "/fields" });
    }

    internal static Family Of(HouseholdState household, FamilyCardNumber card, IReadOnlyList<Member> persons) => new(card, household.Village, household.Address, persons);

    private static IReadOnlyList<string> Unnamed(IReadOnlyList<Member> persons) => [.. persons.Select(_ => string.Empty)];
}
