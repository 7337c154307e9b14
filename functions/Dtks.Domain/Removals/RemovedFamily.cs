using Dtks.Domain.Households;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>
/// How those of a family stand once removals take effect and are undone (RAT-6, REG-2): as it is of its own, less who is gone by each removal that stands, in the
/// order in which they took effect. So it comes out the same in whatever order they are undone (GOV-3).
/// </summary>
internal static class RemovedFamily
{
    /// <summary>What is noted of a family when a removal takes effect.</summary>
    public static FamilyRemovals Without(HouseholdState household, FamilyRemoval gone, IReadOnlyList<HouseholdMember> stays, IReadOnlyList<FormerMember> former)
    {
        var own = household.Members.Select(m => Own(household, m)).ToList();
        return new FamilyRemovals([.. household.Removals?.Standing ?? [], gone], Noted(household, own, stays, former));
    }

    /// <summary>Those of a family when some come back, and what is noted of them.</summary>
    /// <param name="household">The family as it is.</param>
    /// <param name="removal">The removal by which they left.</param>
    /// <param name="back">Who comes back, as they last stood there.</param>
    /// <param name="elsewhere">Who left by it too and stands elsewhere, by id.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static (IReadOnlyList<HouseholdMember> Members, FamilyRemovals Noted) With(
        HouseholdState household, RemovalState removal, IReadOnlyList<HouseholdMember> back, IReadOnlyList<string> elsewhere, PolicyVersion policy, Instant now)
    {
        var former = household.Former.Where(f => back.All(m => m.Id != f.Member.Id)).ToList();
        IReadOnlyList<FamilyRemoval> standing = [.. (household.Removals?.Standing ?? []).Where(s => s.Removal != removal.Id)];
        if (elsewhere.Count > 0) standing = [.. standing, new FamilyRemoval(removal.Id, elsewhere, NewHead: null, RemovalEffects.ReasonOf(removal))];
        var gone = former.Where(left => standing.Any(s => s.Took(left))).Select(f => f.Member);
        var own = household.Members.Concat(back).Concat(gone).Select(m => Own(household, m, removal)).OrderBy(m => m.Id, StringComparer.Ordinal).ToList();
        var judging = RemovalEffects.Judging(string.Empty, household, newHead: null, policy, now);
        var family = household with { Members = FamilyLeaving.UnderOneHead(judging, own), Former = [] };
        foreach (var removed in standing.Where(s => family.Members.Any(m => s.Members.Contains(m.Id))))
            family = family with { Members = RemovalEffects.Leave(removed, family, policy, now).Members };

        var members = FamilyLeaving.UnderOneHead(judging, family.Members);
        return (members, new FamilyRemovals(standing, Noted(household, own, members, former)));
    }

    // As they stand of their own, where nothing but removals had them stand otherwise.
    private static HouseholdMember Own(HouseholdState household, HouseholdMember member, RemovalState? removal = null)
    {
        bool Is(StoodBefore stood) => stood.Member == member.Id;
        return (household.Removals?.Stood.FirstOrDefault(Is) ?? removal?.Stood?.FirstOrDefault(Is))?.Again(member) ?? member;
    }

    // Of those who are gone it stays as it was noted.
    private static IReadOnlyList<StoodBefore> Noted(HouseholdState household, List<HouseholdMember> own, IReadOnlyList<HouseholdMember> stand, IReadOnlyList<FormerMember> former) =>
    [
        .. (household.Removals?.Stood ?? []).Where(s => stand.All(m => m.Id != s.Member) && former.Any(f => f.Member.Id == s.Member)),
        .. stand.Select(member => StoodBefore.Of(own.Find(m => m.Id == member.Id)?.Person ?? member.Person, member)).OfType<StoodBefore>(),
    ];
}
