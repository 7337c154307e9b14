using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;

namespace Dtks.Domain.Removals;

/// <summary>
/// What a removal makes of its household (RAT-6), and what undoing it does: a change of the family like others (REG-8), so claims, sheet and
/// proposals follow it as they follow those. Done twice, it is done once.
/// </summary>
public static class RemovalEffects
{
    /// <summary>The first month without the assistance that a removal of this moment ends: that of the moment is paid.</summary>
    public static CyclePeriod StopsFrom(AreaCode village, Instant now) => CyclePeriod.Of(TimeZones.DateIn(village, now)).Next;

    /// <summary>The change of the household by which a removal takes effect; none when it did.</summary>
    public static Decision<HouseholdEvent> Remove(RemovalState removal, HouseholdState household, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        var gone = Meant(household, removal.Members);
        if (household.IsApplied(removal.Id) || gone.Count == 0 || household.Ended is not null) return Decision<HouseholdEvent>.Accept();
        var effect = Leave(removal, Stopped(removal, household, gone, now), gone, policy, now);
        var ended = effect.Ended is { } end && removal.Ground != RemovalGround.Deceased ? end with { Reason = HouseholdEndReason.Removed } : effect.Ended;
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(Actor.System, RemovalEventCodes.HouseholdRemoved, "RAT-6", policy, now),
            new AppliedChange(removal.Id, FamilyChangeKind.Removal, now, Other: null),
            effect.Members, effect.Former, effect.Card, effect.Address, effect.Entitlements, ended));
    }

    /// <summary>The change of the household by which a removal that took effect is undone; none when it was.</summary>
    public static Decision<HouseholdEvent> Reinstate(RemovalState removal, HouseholdState household, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        var back = Back(removal, household);
        if (household.IsApplied(UndoneId(removal)) || back.Count == 0) return Decision<HouseholdEvent>.Accept();
        var hasHead = household.Members.Any(m => m.Person.Relationship == Relationship.Head);
        var members = household.Members.Concat(back.Select(m => hasHead && m.Person.Relationship == Relationship.Head ? m with { Person = m.Person with { Relationship = Relationship.Relative } } : m));
        var ids = back.Select(m => m.Id).ToList();
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(by, RemovalEventCodes.HouseholdReinstated, "GOV-3", policy, now),
            new AppliedChange(UndoneId(removal), FamilyChangeKind.Reinstatement, now, Other: null, ids),
            [.. members.OrderBy(m => m.Id, StringComparer.Ordinal)],
            [.. household.Former.Where(f => !ids.Contains(f.Member.Id))],
            household.FamilyCardNumber, household.Address,
            [.. household.Entitlements.Select(e => IsOf(removal, e, ids) ? e with { Status = EntitlementStatus.Active, StoppedFrom = null, Ground = null } : e)],
            Ended: null));
    }

    /// <summary>Who stands there again when a removal is undone, as they last stood there: those who left by it.</summary>
    public static IReadOnlyList<HouseholdMember> Back(RemovalState removal, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        var reason = ReasonOf(removal);
        return household.IsApplied(removal.Id) && household.Ended?.Reason is null or HouseholdEndReason.Removed or HouseholdEndReason.Deceased
            ? [.. household.Former.Where(f => f.Reason == reason && f.To is null && removal.Members.Contains(f.Member.Id)).Select(f => f.Member)]
            : [];
    }

    internal static IReadOnlyList<Violation> Faults(HouseholdState household, IReadOnlyList<string> members, string? newHead, PolicyVersion policy, Instant now)
    {
        var judging = Judging(string.Empty, household, newHead, policy, now);
        FamilyLeaving.Of(judging, Meant(household, members), FormerReason.Removed, judging.Today, to: null);
        return judging.Input.Violations;
    }

    // Whoever was to head the family may have left since: then the eldest who stays does.
    private static FamilyEffect Leave(RemovalState removal, HouseholdState household, IReadOnlyList<HouseholdMember> gone, PolicyVersion policy, Instant now)
    {
        var staying = household.Members.Except(gone).ToList();
        var needed = staying.Count > 0 && gone.Any(m => m.Person.Relationship == Relationship.Head);
        var head = !needed ? null : staying.Exists(m => m.Id == removal.NewHead) ? removal.NewHead : NewHeads.Among(staying, TimeZones.DateIn(household.Village, now), policy).OrderBy(m => m.Person.BirthDate).ThenBy(m => m.Id, StringComparer.Ordinal).First().Id;
        var judging = Judging(removal.Id, household, head, policy, now);
        return FamilyLeaving.Of(judging, gone, ReasonOf(removal), judging.Today, to: null);
    }

    // What is a person's ends with them; on a ground of VER-5 so does what stands on them as the family's (VER-4), else that goes to another adult.
    private static HouseholdState Stopped(RemovalState removal, HouseholdState household, IReadOnlyList<HouseholdMember> gone, Instant now)
    {
        if (removal.Ground == RemovalGround.Deceased) return household;
        var from = StopsFrom(household.Village, now);
        bool Ends(Entitlement e) => e.Status == EntitlementStatus.Active && gone.Any(m => m.Id == e.MemberId) && (e.Programme == Programme.PbiJkn || removal.Ground == RemovalGround.Ineligible);
        return household with
        {
            Entitlements = [.. household.Entitlements.Select(e => Ends(e) ? e with { Status = EntitlementStatus.Stopped, StoppedFrom = from, Ground = removal.Number } : e)],
        };
    }

    // What a month's verification stopped from the same month on, on a ground of its own, stays stopped (RAT-4).
    private static bool IsOf(RemovalState removal, Entitlement entitlement, List<string> members) =>
        entitlement.Status == EntitlementStatus.Stopped && entitlement.StoppedFrom == removal.StoppedFrom && members.Contains(entitlement.MemberId)
        && entitlement.Ground == (removal.Ground == RemovalGround.Deceased ? Cascade.Deceased : removal.Number);

    private static string UndoneId(RemovalState removal) => $"{removal.Id}-undone";

    private static FormerReason ReasonOf(RemovalState removal) => removal.Ground == RemovalGround.Deceased ? FormerReason.Deceased : FormerReason.Removed;

    private static FamilyJudging Judging(string id, HouseholdState household, string? newHead, PolicyVersion policy, Instant now) =>
        new(new FamilyChange { Id = id, Kind = FamilyChangeKind.Removal, NewHead = newHead }, household, joined: null, policy, now);

    private static IReadOnlyList<HouseholdMember> Meant(HouseholdState household, IReadOnlyList<string> members) => [.. household.Members.Where(m => members.Contains(m.Id))];
}
