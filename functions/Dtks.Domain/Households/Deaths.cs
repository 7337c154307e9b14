using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Domain.Households;

/// <summary>
/// Deaths that were entered as a change of a family (REG-8). The population register cannot say who died: a wrong one is undone, by the village until the month after it
/// is over, and after that by an objection that is granted (GOV-3). Who was removed as deceased (RAT-6) is another matter.
/// </summary>
public static class Deaths
{
    /// <summary>Those that stand, the latest last.</summary>
    public static IReadOnlyList<EnteredDeath> All(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        var dead = household.Former.Where(f => f is { Reason: FormerReason.Deceased, To: null }).ToList();
        return [.. dead.Select((f, i) => EnteredBy(household, f, i) is { } change ? new EnteredDeath(f, change) : null).OfType<EnteredDeath>()];
    }

    /// <summary>The latest that stands of a member, by id or NIK; of whoever where none is named; null for none.</summary>
    public static EnteredDeath? Of(HouseholdState household, string? named) => All(household).LastOrDefault(d => named is null || FamilyJudging.Is(d.Former.Member, named));

    /// <summary>The last day on which the village takes it back: then the month is over whose assistance it ended first.</summary>
    public static LocalDate TakenBackUntil(HouseholdState household, EnteredDeath death)
    {
        ArgumentNullException.ThrowIfNull(household);
        ArgumentNullException.ThrowIfNull(death);
        return StoppedFrom(household, death).Next.FirstDay.PlusDays(-1);
    }

    /// <summary>Whether assistance is received no more because of one.</summary>
    public static bool Explains(HouseholdState household, Entitlement entitlement) => All(household).Any(d => Ended(household, d, entitlement));

    /// <summary>A change that takes one back, with whom it brings: their numbers are claimed before they stand there again (REG-5). Another change as it is.</summary>
    public static FamilyChange Bringing(FamilyChange change, HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(household);
        return change.Kind != FamilyChangeKind.DeathUndone || Of(household, change.Member) is not { } death ? change : change with
        {
            Person = death.Former.Member.Person,
            Card = household.Ended is null ? null : household.FamilyCardNumber,
        };
    }

    /// <summary>An objection to one was granted (GOV-3). Nothing happens where it stands no more, or nobody can stand there again.</summary>
    /// <param name="household">The household where it stands now.</param>
    /// <param name="death">The change by which it was entered, by id.</param>
    /// <param name="by">Who granted it.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    public static Decision<HouseholdEvent> Undo(HouseholdState household, string death, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(household);
        if (!MayStandAgain(household) || All(household).FirstOrDefault(d => d.Change.Id == death) is not { } entered || Stands(household, entered)) return Decision<HouseholdEvent>.Accept();
        var judging = new FamilyJudging(new FamilyChange { Id = $"{death}-undone", Kind = FamilyChangeKind.DeathUndone }, household, joined: null, policy, now);
        return FamilyChangeDecider.CarryOut(judging.Change, Undone(judging, entered), by, household, policy, now, "GOV-3");
    }

    /// <summary>
    /// Whether who died can stand there again once an objection is granted: not where the family went to another village. Where the others were removed meanwhile
    /// (RAT-6) they can, alone until that is undone too: no removal means who was dead.
    /// </summary>
    public static bool MayStandAgain(HouseholdState household)
    {
        ArgumentNullException.ThrowIfNull(household);
        return household.GoneFor() is not HouseholdEndReason.Moved;
    }

    /// <summary>Whether one that was entered was undone since.</summary>
    /// <param name="household">The household where it stands now.</param>
    /// <param name="death">The change by which it was entered, by id.</param>
    /// <param name="member">Who was recorded as dead, by id.</param>
    public static bool IsUndone(HouseholdState household, string death, string member)
    {
        ArgumentNullException.ThrowIfNull(household);
        return household.Changes.SkipWhile(c => c.Id != death).Any(c => c.Kind == FamilyChangeKind.Reinstatement && c.Came?.Contains(member) == true);
    }

    // Of a family that was removed, the village brings nobody back (RAT-6): an objection does.
    internal static bool MayBeTakenBack(HouseholdState household) => MayStandAgain(household) && household.GoneFor() is not HouseholdEndReason.Removed;

    /// <summary>What it comes to that the village takes one back; null, and told why, where it cannot.</summary>
    internal static FamilyEffect? TakeBack(FamilyJudging judging)
    {
        var (household, named) = (judging.Household, judging.Change.Member);
        if (household.Members.Any(m => FamilyJudging.Is(m, named)))
        {
            judging.Conflict(FamilyChangeViolations.NotDead, "REG-8", "/member");
            return null;
        }

        if (Of(household, named) is { } death)
        {
            var until = TakenBackUntil(household, death);
            if (judging.Today > until) judging.Refuse(FamilyChangeViolations.DeathSettled, "REG-8", "/member", ("until", LocalDatePattern.Iso.Format(until)));
            if (Stands(household, death)) judging.Conflict(FamilyChangeViolations.AlreadyMember, "REG-5", "/member");
            return Undone(judging, death);
        }

        if (household.Former.LastOrDefault(f => FamilyJudging.Is(f.Member, named)) is { Reason: FormerReason.Deceased }) judging.Conflict(FamilyChangeViolations.RemovedAsDead, "RAT-6", "/member");
        else judging.Member(named, "/member");
        return null;
    }

    // With their last standing; the others as before where nothing else changed that. What ended by it goes on; what went to another adult of the family stays on them.
    private static FamilyEffect Undone(FamilyJudging judging, EnteredDeath death)
    {
        var household = judging.Household;
        var back = death.Former.Member;
        var (members, noted) = StandingFamily.With(household, new ComingBack(death.Change.Id, [back]), judging.Policy, judging.Now);
        return judging.Same with
        {
            Members = members,
            Removals = noted,
            Former = [.. household.Former.Where(f => f != death.Former)],
            Entitlements = Entitlements.Standing(
                household with { Entitlements = [.. household.Entitlements.Select(e => GoesOn(household, death, e) ? e.Again() : e)] }, members, e => IsLeftWithout(household, death, e), judging.Today, judging.Policy),
            Came = [back.Id],
            ToConfirm = FamilyChangeRules.Of(household, household.FamilyCardNumber, [members.First(m => m.Id == back.Id).Person]),
            Pointers = [string.Empty],
        };
    }

    // What the family was granted anew since is not granted twice.
    private static bool GoesOn(HouseholdState household, EnteredDeath death, Entitlement entitlement) => Ended(household, death, entitlement)
        && !household.Entitlements.Any(e => e.Status == EntitlementStatus.Active && e.Programme == entitlement.Programme && e.Programme != Programme.PbiJkn);

    // Whoever left with it since left nobody of age, as it seemed: it would have stood on who was alive (VER-4).
    private static bool IsLeftWithout(HouseholdState household, EnteredDeath death, Entitlement entitlement) => household.Former.LastOrDefault(f => f.Member.Id == entitlement.MemberId) is { By: { } by }
        && household.Changes.SkipWhile(c => c.Id != death.Change.Id).Any(c => c.Id == by && entitlement.StoppedFrom == CyclePeriod.Of(TimeZones.DateIn(household.Village, c.At)).Next);

    private static bool Ended(HouseholdState household, EnteredDeath death, Entitlement entitlement) =>
        entitlement is { Status: EntitlementStatus.Stopped, Ground: Cascade.Deceased } && entitlement.MemberId == death.Former.Member.Id && entitlement.StoppedFrom == StoppedFrom(household, death);

    private static CyclePeriod StoppedFrom(HouseholdState household, EnteredDeath death) => CyclePeriod.Of(TimeZones.DateIn(household.Village, death.Change.At)).Next;

    private static bool Stands(HouseholdState household, EnteredDeath death) => household.Members.Any(m => m.Person.Nik == death.Former.Member.Person.Nik);

    // Of those of before it was noted by what, where nobody was removed: in the order in which they were entered.
    private static AppliedChange? EnteredBy(HouseholdState household, FormerMember dead, int place)
    {
        if (dead.By is { } by) return household.Changes.FirstOrDefault(c => c.Id == by && c.Kind == FamilyChangeKind.Death);
        return household.Changes.Any(c => c.Kind == FamilyChangeKind.Removal) ? null : household.Changes.Where(c => c.Kind == FamilyChangeKind.Death).ElementAtOrDefault(place);
    }
}

/// <summary>A death that was entered as a change of a family, and stands.</summary>
/// <param name="Former">Who died, as they last stood there.</param>
/// <param name="Change">The change.</param>
public sealed record EnteredDeath(FormerMember Former, AppliedChange Change)
{
    // Who was to head the family then stands as its head since.
    internal FamilyRemoval AsLeft() =>
        new(Change.Id, [Former.Member.Id], Change.Stood?.FirstOrDefault(s => s.BecameRelationship == Relationship.Head)?.Member, FormerReason.Deceased);
}
