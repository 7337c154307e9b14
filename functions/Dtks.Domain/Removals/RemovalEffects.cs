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
    /// <param name="removal">The removal.</param>
    /// <param name="household">The household as it is.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    /// <param name="standing">The removals of the household that are noticed; null for none.</param>
    public static Decision<HouseholdEvent> Remove(RemovalState removal, HouseholdState household, PolicyVersion policy, Instant now, IReadOnlyCollection<RemovalState>? standing = null)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        var gone = Meant(household, MeantNow(removal, household, standing));
        if (household.IsApplied(removal.Id) || gone.Count == 0 || household.Ended is not null) return Decision<HouseholdEvent>.Accept();
        var by = new FamilyRemoval(removal.Id, [.. gone.Select(m => m.Id)], removal.NewHead, ReasonOf(removal));
        var effect = StandingFamily.Leave(by, Stopped(removal, household, gone, now), policy, now);
        var ended = effect.Ended is { } end && removal.Ground != RemovalGround.Deceased ? end with { Reason = HouseholdEndReason.Removed } : effect.Ended;
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(Actor.System, RemovalEventCodes.HouseholdRemoved, "RAT-6", policy, now),
            new AppliedChange(removal.Id, FamilyChangeKind.Removal, now, Other: null) { Taken = FamilyEntitlements.Taken(household, effect.Entitlements) },
            effect.Members, effect.Former, effect.Card, effect.Address, effect.Entitlements, ended)
        {
            Removals = StandingFamily.Without(household, by, effect.Members, effect.Former),
        });
    }

    /// <summary>The change of the household by which a removal that took effect is undone; none when it was, or nobody comes back.</summary>
    /// <param name="removal">The removal.</param>
    /// <param name="household">The household where it stands now.</param>
    /// <param name="by">Who granted it.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">Now.</param>
    /// <param name="elsewhere">Who of them stands in the register elsewhere, by id: they do not come back (REG-5).</param>
    public static Decision<HouseholdEvent> Reinstate(
        RemovalState removal, HouseholdState household, Actor by, PolicyVersion policy, Instant now, IReadOnlyCollection<string>? elsewhere = null)
    {
        ArgumentNullException.ThrowIfNull(removal);
        ArgumentNullException.ThrowIfNull(household);
        var left = Back(removal, household);
        var back = left.Where(m => elsewhere?.Contains(m.Id) != true).ToList();
        if (IsUndone(removal, household) || back.Count == 0) return Decision<HouseholdEvent>.Accept();
        var away = left.Except(back).Select(m => m.Id).ToList();
        var ids = back.ConvertAll(m => m.Id);
        var coming = new ComingBack(removal.Id, back) { Elsewhere = away.Count == 0 ? null : new FamilyRemoval(removal.Id, away, NewHead: null, ReasonOf(removal)), Stood = removal.Stood };
        var (members, noted) = StandingFamily.With(household, coming, policy, now);
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(by, RemovalEventCodes.HouseholdReinstated, "GOV-3", policy, now),
            new AppliedChange(UndoneId(removal), FamilyChangeKind.Reinstatement, now, Other: null, ids),
            members,
            [.. household.Former.Where(f => !ids.Contains(f.Member.Id))],
            household.FamilyCardNumber, household.Address,
            Again(removal, household, members, ids, away, policy, now),
            Ended: null)
        {
            Removals = noted,
        });
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
        return household.IsApplied(removal.Id) && household.Ended?.Reason != HouseholdEndReason.Moved
            ? [.. household.Former.Where(f => f.Reason == reason && f.To is null && removal.Whom().Contains(f.Member.Id)).Select(f => f.Member)]
            : [];
    }

    /// <summary>That a removal takes effect on a household that has some whom it means.</summary>
    internal static RemovalTookEffect TookEffect(EventMeta meta, RemovalState removal, HouseholdState household, Instant now, IReadOnlyCollection<RemovalState>? standing)
    {
        // Who died, or left, in the days of notice is not removed by it.
        List<string> removed = [.. Meant(household, MeantNow(removal, household, standing)).Select(m => m.Id).Order(StringComparer.Ordinal)];
        return new RemovalTookEffect(meta, StopsFrom(removal.Village, now)) { Removed = removed.SequenceEqual(removal.Whom(), StringComparer.Ordinal) ? null : removed };
    }

    // A family found ineligible as a whole (VER-5) is removed with whoever was born to it in the days of notice: who joined it otherwise since stays.
    internal static IReadOnlyList<string> MeantNow(RemovalState removal, HouseholdState household, IReadOnlyCollection<RemovalState>? standing)
    {
        // Who was reported dead and stands there without such a report stays, and with them who was born.
        var beside = removal.Beside ?? [];
        if (removal is not { Whole: true, Ground: RemovalGround.Ineligible } || household.Members.Any(m => beside.Contains(m.Id) && !IsReportedDead(m.Id, standing ?? []))) return removal.Members;
        var joined = household.Changes.Where(c => c.Kind != FamilyChangeKind.Move).SelectMany(c => c.Came ?? []).ToHashSet(StringComparer.Ordinal);
        return [.. removal.Members, .. household.Members.Select(m => m.Id).Where(id => !removal.Members.Contains(id) && !joined.Contains(id) && !beside.Contains(id))];
    }

    // Of a death that a removal notices: what takes it out of the register too.
    internal static bool IsReportedDead(string member, IReadOnlyCollection<RemovalState> standing) =>
        standing.Any(r => r is { Status: RemovalStatus.Noticed, Ground: RemovalGround.Deceased } && r.Members.Contains(member));

    internal static IReadOnlyList<Violation> Faults(HouseholdState household, IReadOnlyList<string> members, string? newHead, PolicyVersion policy, Instant now)
    {
        var judging = StandingFamily.Judging(string.Empty, household, newHead, policy, now);
        FamilyLeaving.Of(judging, Meant(household, members), FormerReason.Removed, judging.Today, to: null);
        return judging.Input.Violations;
    }

    // What is a person's ends with them; on a ground of VER-5 so does what stands on them as the family's (VER-4), else that goes to another adult.
    private static HouseholdState Stopped(RemovalState removal, HouseholdState household, IReadOnlyList<HouseholdMember> gone, Instant now)
    {
        if (removal.Ground == RemovalGround.Deceased) return household;
        var from = StopsFrom(household.Village, now);
        bool Ends(Entitlement e) => e.Status == EntitlementStatus.Active && gone.Any(m => m.Id == e.MemberId) && (e.Programme == Programme.PbiJkn || removal.Ground == RemovalGround.Ineligible);
        return household with
        {
            Entitlements = [.. household.Entitlements.Select(e => Ends(e) ? e with { Status = EntitlementStatus.Stopped, StoppedFrom = from, Ground = removal.Number, VerifiedIn = null } : e)],
        };
    }

    // With those who come back goes on what ended by it; what stood on one who stands elsewhere is the family's all the same, and goes on with another adult (VER-4).
    private static IReadOnlyList<Entitlement> Again(
        RemovalState removal, HouseholdState household, IReadOnlyList<HouseholdMember> members, List<string> back, List<string> away, PolicyVersion policy, Instant now)
    {
        List<Entitlement> goesOn = [.. household.Entitlements.Select(e => IsOf(removal, e, back) ? e.Again() : e)];
        var heir = FamilyEntitlements.Heir(goesOn, members, TimeZones.DateIn(household.Village, now), policy)?.Id;
        bool IsFamilys(Entitlement e) => e.Programme != Programme.PbiJkn && IsOf(removal, e, away) && !goesOn.Exists(o => o.Programme == e.Programme && o.Status == EntitlementStatus.Active);
        return heir is null ? goesOn : [.. goesOn.Select(e => IsFamilys(e) ? e.Again() with { MemberId = heir } : e)];
    }

    // What a month's verification stopped from the same month on stays stopped, on the same ground too (RAT-4); but that the person died is one finding of one sheet, wherever it stands.
    private static bool IsOf(RemovalState removal, Entitlement entitlement, List<string> members) =>
        entitlement.Status == EntitlementStatus.Stopped && members.Contains(entitlement.MemberId)
        && entitlement.Ground == (removal.Ground == RemovalGround.Deceased ? Cascade.Deceased : removal.Number)
        && (entitlement.StoppedByMonth() is { } month ? removal.Ground == RemovalGround.Deceased && month == removal.Sheet?.Period : entitlement.StoppedFrom == removal.StoppedFrom);

    private static string UndoneId(RemovalState removal) => $"{removal.Id}-undone";

    internal static FormerReason ReasonOf(RemovalState removal) => removal.Ground == RemovalGround.Deceased ? FormerReason.Deceased : FormerReason.Removed;

    private static IReadOnlyList<HouseholdMember> Meant(HouseholdState household, IReadOnlyList<string> members) => [.. household.Members.Where(m => members.Contains(m.Id))];
}
