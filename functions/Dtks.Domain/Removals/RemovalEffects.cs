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
        var gone = Meant(household, MeantNow(removal, household));
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
        if (IsUndone(removal, household) || back.Count == 0) return Decision<HouseholdEvent>.Accept();
        var ids = back.Select(m => m.Id).ToList();
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(by, RemovalEventCodes.HouseholdReinstated, "GOV-3", policy, now),
            new AppliedChange(UndoneId(removal), FamilyChangeKind.Reinstatement, now, Other: null, ids),
            Together(removal, household, back, policy, now),
            [.. household.Former.Where(f => !ids.Contains(f.Member.Id))],
            household.FamilyCardNumber, household.Address,
            [.. household.Entitlements.Select(e => IsOf(removal, e, ids) ? e with { Status = EntitlementStatus.Active, StoppedFrom = null, Ground = null } : e)],
            Ended: null));
    }

    /// <summary>Whether those whom a removal took away were brought back, there or before the family moved on.</summary>
    public static bool IsUndone(RemovalState removal, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        return household.IsApplied(UndoneId(removal));
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

    /// <summary>That a removal takes effect on a household that has some whom it means.</summary>
    internal static RemovalTookEffect TookEffect(EventMeta meta, RemovalState removal, HouseholdState household, PolicyVersion policy, Instant now)
    {
        var meant = MeantNow(removal, household);
        var stays = Leave(removal, household, Meant(household, meant), policy, now).Members;
        List<StoodBefore> stood =
        [
            .. from after in stays
               let before = household.Members.First(m => m.Id == after.Id).Person
               where (before.Relationship, before.MaritalStatus) != (after.Person.Relationship, after.Person.MaritalStatus)
               select new StoodBefore(after.Id, before.Relationship, before.MaritalStatus, after.Person.Relationship, after.Person.MaritalStatus),
        ];
        return new RemovalTookEffect(meta, StopsFrom(removal.Village, now))
        {
            Members = meant.Count > removal.Members.Count ? meant : null,
            Stood = stood.Count > 0 ? stood : null,
        };
    }

    // A family found ineligible as a whole (VER-5) is removed with whoever was born to it in the days of notice: who joined it otherwise since stays.
    private static IReadOnlyList<string> MeantNow(RemovalState removal, HouseholdState household)
    {
        if (removal is not { Whole: true, Ground: RemovalGround.Ineligible }) return removal.Members;
        var joined = household.Changes.Where(c => c.Kind != FamilyChangeKind.Move).SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. removal.Members, .. household.Members.Select(m => m.Id).Where(id => !removal.Members.Contains(id) && !joined.Contains(id))];
    }

    // As they stood before it where nothing else changed that since; with one head, an adult wherever one stands (REG-2, REG-8).
    private static IReadOnlyList<HouseholdMember> Together(RemovalState removal, HouseholdState household, IReadOnlyList<HouseholdMember> back, PolicyVersion policy, Instant now)
    {
        IReadOnlyList<HouseholdMember> all = [.. household.Members.Select(m => AsBefore(removal, m)).Concat(back).OrderBy(m => m.Id, StringComparer.Ordinal)];
        var judging = Judging(removal.Id, household, newHead: null, policy, now);
        var may = NewHeads.Among(all, judging.Today, policy);
        var head = may.Where(IsHead).OrderBy(m => back.Contains(m)).FirstOrDefault();
        return head is null
            ? FamilyLeaving.Headed(judging, all, may.OrderBy(m => m.Person.BirthDate).ThenBy(m => m.Id, StringComparer.Ordinal).First())
            : [.. all.Select(m => IsHead(m) && m.Id != head.Id ? m with { Person = m.Person with { Relationship = Relationship.Relative } } : m)];
    }

    private static HouseholdMember AsBefore(RemovalState removal, HouseholdMember member) => removal.Stood?.FirstOrDefault(s => s.Member == member.Id) is { } stood
        && (member.Person.Relationship, member.Person.MaritalStatus) == (stood.BecameRelationship, stood.BecameMaritalStatus)
            ? member with { Person = member.Person with { Relationship = stood.Relationship, MaritalStatus = stood.MaritalStatus } }
            : member;

    private static bool IsHead(HouseholdMember member) => member.Person.Relationship == Relationship.Head;

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
