using Dtks.Domain.Areas;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>
/// How those of a family stand once some are gone by removals and by deaths, and come back (RAT-6, REG-8, REG-2): as it is of its own, less who is gone by each that
/// stands, in the order in which they took effect. So it comes out the same in whatever order they are undone (GOV-3), where nothing else changed it.
/// </summary>
internal static class StandingFamily
{
    /// <summary>What is noted of a family when a removal takes effect.</summary>
    public static FamilyRemovals Without(HouseholdState household, FamilyRemoval gone, IReadOnlyList<HouseholdMember> stays, IReadOnlyList<FormerMember> former) =>
        new([.. household.Removals?.Standing ?? [], gone], Noted(household, Own(household, household.Members), stays, former));

    /// <summary>What is noted of it when one dies.</summary>
    public static FamilyRemovals WithoutDead(HouseholdState household, IReadOnlyList<HouseholdMember> stays, IReadOnlyList<FormerMember> former) =>
        new(household.Removals?.Standing ?? [], Noted(household, Own(household, household.Members), stays, former));

    /// <summary>Those of a family when some come back, and what is noted of them.</summary>
    /// <param name="household">The family as it is.</param>
    /// <param name="coming">Who comes back, and by what.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    public static (IReadOnlyList<HouseholdMember> Members, FamilyRemovals Noted) With(HouseholdState household, ComingBack coming, PolicyVersion policy, Instant now)
    {
        var former = household.Former.Where(f => coming.Back.All(m => m.Id != f.Member.Id)).ToList();
        IReadOnlyList<FamilyRemoval> removals = [.. (household.Removals?.Standing ?? []).Where(s => s.Removal != coming.By)];
        if (coming.Elsewhere is { } elsewhere) removals = [.. removals, elsewhere];
        var standing = InOrder(household, removals, coming.By);
        var gone = former.Where(left => standing.Any(s => s.Took(left))).Select(f => f.Member);
        var own = Own(household, [.. household.Members.Concat(coming.Back).Concat(gone).OrderBy(m => m.Id, StringComparer.Ordinal)], coming.Stood);
        var judging = Judging(string.Empty, household, newHead: null, policy, now);
        var family = household with { Members = FamilyLeaving.UnderOneHead(judging, own), Former = [] };
        foreach (var left in standing.Where(s => family.Members.Any(m => s.Members.Contains(m.Id))))
            family = family with { Members = Leave(left, family, policy, now).Members };

        var members = FamilyLeaving.UnderOneHead(judging, family.Members);
        return (members, new FamilyRemovals(removals, Noted(household, own, members, former)));
    }

    /// <summary>What a family is once those are gone. Whoever was to head it may have left since: then the eldest who stays does.</summary>
    public static FamilyEffect Leave(FamilyRemoval left, HouseholdState household, PolicyVersion policy, Instant now)
    {
        List<HouseholdMember> gone = [.. household.Members.Where(m => left.Members.Contains(m.Id))];
        var staying = household.Members.Except(gone).ToList();
        var needed = staying.Count > 0 && gone.Exists(m => m.Person.Relationship == People.Relationship.Head);
        var head = !needed ? null : staying.Exists(m => m.Id == left.NewHead) ? left.NewHead : NewHeads.Eldest(staying, TimeZones.DateIn(household.Village, now), policy).Id;
        var judging = Judging(left.Removal, household, head, policy, now);
        return FamilyLeaving.Of(judging, gone, left.Reason, judging.Today, to: null);
    }

    /// <summary>A family that some leave, not by a change that was entered.</summary>
    public static FamilyJudging Judging(string id, HouseholdState household, string? newHead, PolicyVersion policy, Instant now) =>
        new(new FamilyChange { Id = id, Kind = FamilyChangeKind.Removal, NewHead = newHead }, household, joined: null, policy, now);

    // A death after which something else changed the family is left as that has it.
    private static List<FamilyRemoval> InOrder(HouseholdState household, IReadOnlyList<FamilyRemoval> removals, string undone)
    {
        var changes = household.Changes.ToList();
        int PlaceOf(string id) => changes.FindIndex(c => c.Id == id);
        var latest = changes.FindLastIndex(c => FamilyLeavings.Is(c.Kind) || c.Kind is FamilyChangeKind.Correction or FamilyChangeKind.Card);
        var deaths = Deaths.All(household).Where(d => d.Change.Id != undone && PlaceOf(d.Change.Id) > latest).Select(d => d.AsLeft());
        return [.. removals.Concat(deaths).OrderBy(left => PlaceOf(left.Removal))];
    }

    private static List<HouseholdMember> Own(HouseholdState household, IReadOnlyList<HouseholdMember> members, IReadOnlyList<StoodBefore>? older = null)
    {
        // Of before it was noted with the family, that of each death, the latest first.
        var deaths = Deaths.All(household).OrderByDescending(d => household.Changes.ToList().IndexOf(d.Change)).Select(d => d.Change.Stood ?? []).ToList();
        return [.. members.Select(member => Noted(household.Removals?.Stood, member)?.Again(member) ?? Noted(older, member)?.Again(member)
            ?? deaths.Aggregate(member, (stands, stood) => Noted(stood, member)?.Again(stands) ?? stands))];
    }

    private static StoodBefore? Noted(IReadOnlyList<StoodBefore>? stood, HouseholdMember member) => stood?.FirstOrDefault(s => s.Member == member.Id);

    // Of those who are gone as they last stood there.
    private static IReadOnlyList<StoodBefore> Noted(HouseholdState household, List<HouseholdMember> own, IReadOnlyList<HouseholdMember> stand, IReadOnlyList<FormerMember> former) =>
    [
        .. former.Select(f => f.Member).Where(m => stand.All(s => s.Id != m.Id))
            .Select(m => own.Find(o => o.Id == m.Id) is { } of ? StoodBefore.Of(of.Person, m) : Noted(household.Removals?.Stood, m)).OfType<StoodBefore>(),
        .. stand.Select(member => StoodBefore.Of(own.Find(m => m.Id == member.Id)?.Person ?? member.Person, member)).OfType<StoodBefore>(),
    ];
}

/// <summary>Who comes back to a family, by what they left it by being undone.</summary>
/// <param name="By">The removal, or the change by which a death was entered.</param>
/// <param name="Back">Who, as they last stood there.</param>
internal sealed record ComingBack(string By, IReadOnlyList<HouseholdMember> Back)
{
    /// <summary>Who left by it too and stands elsewhere; null for nobody.</summary>
    public FamilyRemoval? Elsewhere { get; init; }

    /// <summary>How others stood before it, in those of before the household noted it; null for none.</summary>
    public IReadOnlyList<StoodBefore>? Stood { get; init; }
}
