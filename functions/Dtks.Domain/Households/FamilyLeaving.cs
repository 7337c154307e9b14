using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What a family is once some of it are gone (REG-8): its head, who is widowed or divorced, and what it receives (VER-4).</summary>
internal static class FamilyLeaving
{
    /// <summary>The family without those who go; the request is held to naming a new head where one is needed, and only there.</summary>
    public static FamilyEffect Of(FamilyJudging judging, IReadOnlyList<HouseholdMember> gone, FormerReason reason, LocalDate on, FamilyPlace? to)
    {
        var household = judging.Household;
        var staying = household.Members.Except(gone).ToList();
        var named = NewHead(judging, gone, staying);
        return Without(household, judging, gone, staying, named, reason, on, to);
    }

    private static HouseholdMember? NewHead(FamilyJudging judging, IReadOnlyList<HouseholdMember> gone, List<HouseholdMember> staying)
    {
        var needed = staying.Count > 0 && gone.Any(IsHead);
        if (judging.Change.NewHead is not { } named)
        {
            if (needed) judging.Input.Invalid(FamilyChangeViolations.NewHeadRequired, "/newHead", "REG-2");
            return null;
        }

        if (!needed)
        {
            judging.Input.Invalid(FamilyChangeViolations.NewHeadForbidden, "/newHead", "REG-2");
            return null;
        }

        return Named(judging, named, staying);
    }

    /// <summary>The family under another head (REG-2), nobody leaving.</summary>
    public static IReadOnlyList<HouseholdMember> Reheaded(FamilyJudging judging)
    {
        var members = judging.Household.Members;
        if (Named(judging, judging.Change.NewHead!, members) is not { } head) return members;
        if (head.Person.Relationship == Relationship.Head) judging.Input.Invalid(FamilyChangeViolations.NewHeadSame, "/newHead", "REG-2");
        return Headed(judging, members, head);
    }

    // Whoever it is heads the family, where it goes by the violations no further: a removal that was recorded before takes its effect.
    private static HouseholdMember? Named(FamilyJudging judging, string named, IReadOnlyList<HouseholdMember> among)
    {
        if (among.FirstOrDefault(m => FamilyJudging.Is(m, named)) is not { } head)
        {
            judging.Input.Invalid(FamilyChangeViolations.NewHeadUnknown, "/newHead", "REG-2");
            return null;
        }

        var may = NewHeads.Among(among, judging.Today, judging.Policy);
        if (!may.Contains(head))
        {
            judging.Refuse(
                FamilyChangeViolations.NewHeadMinor, "REG-2", "/newHead",
                ("least", InputReader.Number(judging.Policy.AdultAgeYears)), ("who", string.Join(", ", may.Select(m => m.Id))));
        }

        return head;
    }

    private static FamilyEffect Without(
        HouseholdState household, FamilyJudging judging, IReadOnlyList<HouseholdMember> gone, List<HouseholdMember> staying, HouseholdMember? head, FormerReason reason, LocalDate on, FamilyPlace? to)
    {
        IReadOnlyList<HouseholdMember> members = [.. staying.Select(m => SpouseLeft(m, gone, reason))];
        if (head is not null) members = Headed(judging, members, head);
        return judging.Same with
        {
            Members = members,
            Former = [.. household.Former, .. gone.Select(m => new FormerMember(m, reason, on, to) { By = judging.Change.Id })],
            Entitlements = FamilyEntitlements.Without(household, gone, members, reason, judging.Today, judging.Policy),
            Ended = members.Count > 0 ? null : new HouseholdEnd(reason == FormerReason.Deceased ? HouseholdEndReason.Deceased : HouseholdEndReason.Left, judging.Today, to),
        };
    }

    // Whoever was married to one that goes. Of several wives only death tells which.
    private static HouseholdMember SpouseLeft(HouseholdMember member, IReadOnlyList<HouseholdMember> gone, FormerReason reason)
    {
        var status = reason switch { FormerReason.Deceased => MaritalStatus.Widowed, FormerReason.Divorced => MaritalStatus.Divorced, _ => (MaritalStatus?)null };
        var isLeft = member.Person.Relationship switch
        {
            Relationship.Head => gone.Any(g => IsSpouse(g)),
            Relationship.Wife or Relationship.Husband => gone.Any(IsHead),
            _ => false,
        };
        return status is { } s && isLeft && member.Person.MaritalStatus == MaritalStatus.Married ? member with { Person = member.Person with { MaritalStatus = s } } : member;
    }

    /// <summary>The members as they stand once one of them heads the family (REG-2).</summary>
    public static IReadOnlyList<HouseholdMember> Headed(FamilyJudging judging, IReadOnlyList<HouseholdMember> members, HouseholdMember head)
    {
        var was = head.Person.Relationship;
        HouseholdMember As(HouseholdMember m, Relationship relationship) => m with { Person = m.Person with { Relationship = relationship } };
        IReadOnlyList<HouseholdMember> headed = [.. members.Select(m => As(m, m.Id == head.Id ? Relationship.Head : NewHeads.Under(m.Person, was)))];

        // As a stepchild that is hardly younger: what the card cannot say is not made up.
        var wrong = judging.Senseless(headed).Select(v => v.Pointer!.Split('/')[1]).ToHashSet(StringComparer.Ordinal);
        return [.. headed.Select((m, i) => wrong.Contains(InputReader.Number(i)) && m.Id != head.Id ? As(m, Relationship.Relative) : m)];
    }

    /// <summary>Members under one head, where some came back, an adult wherever one stands: who heads the family now, before who comes back (REG-2, REG-8).</summary>
    public static IReadOnlyList<HouseholdMember> UnderOneHead(FamilyJudging judging, IReadOnlyList<HouseholdMember> all)
    {
        if (all.Count == 0) return all;
        var head = NewHeads.Among(all, judging.Today, judging.Policy).Where(IsHead).OrderBy(m => judging.Household.Members.All(here => here.Id != m.Id)).FirstOrDefault();
        return head is null
            ? Headed(judging, all, NewHeads.Eldest(all, judging.Today, judging.Policy))
            : [.. all.Select(m => IsHead(m) && m.Id != head.Id ? m with { Person = m.Person with { Relationship = Relationship.Relative } } : m)];
    }

    private static bool IsHead(HouseholdMember member) => member.Person.Relationship == Relationship.Head;

    private static bool IsSpouse(HouseholdMember member) => member.Person.Relationship is Relationship.Wife or Relationship.Husband;
}
