using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.People;

/// <summary>
/// What no family card can say (REG-2): a spouse of the head's own sex, a marriage in childhood, a parent hardly older than the child. It is an
/// entry error, whoever sends it, and is told where it stands.
/// </summary>
internal static class FamilySense
{
    /// <param name="members">The members that could be read; null where one could not.</param>
    /// <param name="pointer">Where the members stand.</param>
    /// <param name="today">Today in the village.</param>
    /// <param name="policy">The policy of that day.</param>
    /// <param name="input">Where violations go.</param>
    public static void Check(IReadOnlyList<Member?> members, string pointer, LocalDate today, PolicyVersion policy, InputReader input)
    {
        var heads = members.Where(m => m?.Relationship == Relationship.Head).ToList();
        var head = heads.Count == 1 ? heads[0] : null;
        for (var i = 0; i < members.Count; i++)
        {
            if (members[i] is not { } member) continue;
            var at = $"{pointer}/{InputReader.Number(i)}";
            CheckSex(member, head, at, input);
            if (member == head) CheckHead(member, members, today, policy, at, input);
            CheckMarriage(member, today, policy, at, input);
            CheckGeneration(member, head, members, policy, at, input);
        }
    }

    private static void CheckSex(Member member, Member? head, string at, InputReader input)
    {
        Sex? wanted = member.Relationship switch { Relationship.Wife => Sex.Female, Relationship.Husband => Sex.Male, _ => null };
        if (wanted is null) return;
        if (member.Sex != wanted) input.Invalid(PersonViolations.SpouseSex, at + "/sex", "REG-2");
        else if (head?.Sex == wanted) input.Invalid(PersonViolations.SpouseSex, at + "/relationship", "REG-2");
    }

    // Where only children are left on a card, one of them heads it.
    private static void CheckHead(Member head, IReadOnlyList<Member?> members, LocalDate today, PolicyVersion policy, string at, InputReader input)
    {
        if (Ages.MayHead(today, head, policy) || !members.Any(m => m is not null && Ages.MayHead(today, m, policy))) return;
        input.Invalid(PersonViolations.HeadMinor, at + "/relationship", "REG-2", ("least", InputReader.Number(policy.AdultAgeYears)));
    }

    private static void CheckMarriage(Member member, LocalDate today, PolicyVersion policy, string at, InputReader input)
    {
        if (member.MaritalStatus == MaritalStatus.Unmarried || Ages.On(today, member.BirthDate) >= policy.LeastAgeMarriedYears) return;
        input.Invalid(PersonViolations.MarriedTooYoung, at + "/maritalStatus", "REG-2", ("least", InputReader.Number(policy.LeastAgeMarriedYears)));
    }

    private static void CheckGeneration(Member member, Member? head, IReadOnlyList<Member?> members, PolicyVersion policy, string at, InputReader input)
    {
        var generations = member.Relationship switch { Relationship.Child or Relationship.Parent => 1, Relationship.Grandchild => 2, _ => 0 };
        if (head is null || generations == 0) return;
        var years = generations * policy.LeastAgeParentYears;
        var isPossible = member.Relationship == Relationship.Parent ? IsOlder(member, head, years) : members.Any(m => m is null || (IsElder(m) && IsOlder(m, member, years)));
        if (!isPossible) input.Invalid(PersonViolations.ParentTooYoung, at + "/birthDate", "REG-2", ("least", InputReader.Number(years)));
    }

    // A child of the card is the head's or a spouse's: whose, it does not say. One who could not be read may be that spouse.
    private static bool IsElder(Member member) => member.Relationship is Relationship.Head or Relationship.Husband or Relationship.Wife;

    private static bool IsOlder(Member older, Member younger, int years) => younger.BirthDate >= older.BirthDate.PlusYears(years);
}
