using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>
/// Leaving a card without marriage or divorce (REG-8): for a card of their own, or for that of another household. Nobody's marital status changes by it,
/// and who is under age goes with an adult, or to one (REG-2).
/// </summary>
internal static class RecardingRules
{
    public static FamilyEffect? OwnCard(FamilyJudging judging)
    {
        var (change, household) = (judging.Change, judging.Household);
        if (All(judging) is not { } leaving) return null;
        if (leaving.Count == household.Members.Count) judging.Refuse(FamilyChangeViolations.Alone, "REG-8", "/members");
        if (change.Card == household.FamilyCardNumber) judging.Input.Invalid(FamilyChangeViolations.CardSame, "/familyCardNumber", "REG-8");
        RequireAdults(judging, leaving, there: []);
        return !judging.Input.IsClean ? null : Leavers.OnOwnCard(judging, leaving, FormerReason.OwnCard, new FoundedFamily(change.To ?? household.Village, change.Card!, change.Address ?? household.Address));
    }

    public static FamilyEffect? JoinCard(FamilyJudging judging)
    {
        if (All(judging) is not { } leaving || Leavers.Joined(judging) is not { } joined) return null;

        // Who stands there already is judged no more.
        if (joined.Members.Count > 0) RequireAdults(judging, leaving, joined.Members);
        return !judging.Input.IsClean ? null : Leavers.Joining(judging, joined, leaving, FormerReason.JoinedCard, spouse: null);
    }

    private static List<Leaver>? All(FamilyJudging judging)
    {
        var leaving = new List<Leaver>();
        foreach (var (goes, i) in judging.Change.Goes!.Select((goes, i) => (goes, i)))
        {
            var pointer = $"/members/{InputReader.Number(i)}";
            if (Leavers.Of(judging, goes.Member, pointer + "/member") is not { } member) continue;
            if (leaving.Exists(l => l.Was.Id == member.Id)) judging.Input.Invalid(PersonViolations.FamilyNikTwice, pointer + "/member", "REG-5");
            else leaving.Add(new Leaver(member, member.Person with { Relationship = goes.Relationship }, pointer));
        }

        return leaving.Count == judging.Change.Goes!.Count ? leaving : null;
    }

    // No change leaves who is under age on a card without an adult where one stood with them, nor takes them to one.
    private static void RequireAdults(FamilyJudging judging, List<Leaver> leaving, IReadOnlyList<HouseholdMember> there)
    {
        bool MayHead(HouseholdMember member) => Ages.MayHead(judging.Today, member.Person, judging.Policy);
        var least = ("least", InputReader.Number(judging.Policy.AdultAgeYears));
        var staying = judging.Household.Members.Except(leaving.Select(l => l.Was)).ToList();
        if (!leaving.Select(l => l.Was).Concat(there).Any(MayHead)) judging.Refuse(FamilyChangeViolations.MinorsAlone, "REG-2", "/members", least);
        else if (staying.Count > 0 && leaving.Exists(l => MayHead(l.Was)) && !staying.Exists(MayHead))
            judging.Refuse(FamilyChangeViolations.MinorsStay, "REG-2", "/members", least, ("who", string.Join(", ", staying.Select(m => m.Id))));
    }
}
