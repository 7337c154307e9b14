using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using Dtks.Domain.Policies;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>Decides what happens to a household by a change of its family (REG-8), where it was entered and elsewhere.</summary>
public static class FamilyChangeDecider
{
    /// <summary>The most changes of a household that wait at once.</summary>
    public const int MostWaiting = 10;

    /// <summary>A change is noted, and waits for the population register or its numbers (REG-5).</summary>
    public static Decision<HouseholdEvent> PutOff(PendingChange pending, HouseholdState household, PolicyVersion policy)
    {
        ArgumentNullException.ThrowIfNull(pending);
        ArgumentNullException.ThrowIfNull(household);
        if (household.Pending.Count(p => p.Waits && p.Change.Id != pending.Change.Id) >= MostWaiting)
            return Decision<HouseholdEvent>.Reject(Violation.Conflict(FamilyChangeViolations.TooManyWait, "REG-5", ("max", InputReader.Number(MostWaiting))));
        return Decision<HouseholdEvent>.Accept(new ChangePutOff(EventMeta.Of(pending.By, FamilyChangeEventCodes.Entered, "REG-8", policy, pending.Since), pending));
    }

    /// <summary>A change is carried out where it was entered. Nothing happens the second time.</summary>
    /// <param name="change">The change.</param>
    /// <param name="effect">What it comes to.</param>
    /// <param name="by">Who entered it.</param>
    /// <param name="household">The household.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    /// <param name="rule">The rule by which it is, where it is none of a family's change.</param>
    public static Decision<HouseholdEvent> CarryOut(FamilyChange change, FamilyEffect effect, Actor by, HouseholdState household, PolicyVersion policy, Instant now, string rule = "REG-8")
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(effect);
        ArgumentNullException.ThrowIfNull(household);
        return household.IsApplied(change.Id) ? Decision<HouseholdEvent>.Accept() : Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(by, FamilyChangeEventCodes.Of(change.Kind), effect.Ended?.Reason == HouseholdEndReason.Deceased ? "RAT-6" : rule, policy, now),
            Applied(change, effect, household, now),
            effect.Members, effect.Former, effect.Card, effect.Address, effect.Entitlements, effect.Ended)
        {
            Removals = effect.Removals,
        });
    }

    /// <summary>Who leaves a household is taken into another, or founds it. Nothing happens the second time.</summary>
    /// <param name="change">The change.</param>
    /// <param name="going">Who.</param>
    /// <param name="by">Who entered it.</param>
    /// <param name="from">The household left.</param>
    /// <param name="there">The household joined; null for one that is founded.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    public static Decision<HouseholdEvent> TakeIn(
        FamilyChange change, FamilyGoing going, Actor by, HouseholdState from, HouseholdState? there, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(going);
        ArgumentNullException.ThrowIfNull(from);
        if (there?.IsApplied(change.Id) == true) return Decision<HouseholdEvent>.Accept();
        if (there is not null && FamilyChangeRules.Closed(there) is { } closed) return Decision<HouseholdEvent>.Reject(closed);
        var applied = new AppliedChange(change.Id, change.Kind, now, new FamilyPlace(from.Village, from.Id));
        EventMeta Meta(string code) => EventMeta.Of(by, code, "REG-8", policy, now);
        if (there is not null) return Decision<HouseholdEvent>.Accept(Joined(Meta(FamilyChangeEventCodes.Joined), applied, going, there));
        if (going.Founds is not { } founds) return Decision<HouseholdEvent>.Reject(Violation.Conflict(HouseholdViolations.Missing, "REG-8"));
        var members = going.Persons.Select((p, i) => new HouseholdMember(MemberIds.Of(i + 1), p.Person)).ToList();
        return Decision<HouseholdEvent>.Accept(new HouseholdFounded(
            Meta(FamilyChangeEventCodes.Founded), applied with { Came = [.. members.Select(m => m.Id)] }, going.To.Household, founds.Village, founds.Card, founds.Address, members, [], from.ProposalIds,
            [.. going.Persons.Zip(members).SelectMany(p => p.First.Entitlements.Select(e => e with { MemberId = p.Second.Id }))], null, [], []));
    }

    /// <summary>The family, or some of it, are on the way to another village.</summary>
    public static Decision<HouseholdEvent> Depart(FamilyChange change, FamilyGoing going, Actor by, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(going);
        var with = going.Persons.Select(p => p.Was).OfType<string>().Where(was => was != going.First).ToList();
        var departure = new Departure(ById(change, going), going.To, going.First, by, now, Asks: going.First is not null) { With = with.Count > 0 ? with : null };
        return Decision<HouseholdEvent>.Accept(new DepartureEntered(EventMeta.Of(by, FamilyChangeEventCodes.Entered, "REG-8", policy, now), departure));
    }

    /// <summary>The other village takes a family, or one of it, over. From now on nothing of it changes here until that is done, and it is not taken back.</summary>
    /// <param name="departure">The departure.</param>
    /// <param name="by">The officer of the other village.</param>
    /// <param name="household">The household as it stands here.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    public static Decision<HouseholdEvent> Accept(Departure departure, Actor by, HouseholdState household, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(household);
        if (departure.AcceptedBy is not null) return Decision<HouseholdEvent>.Accept();
        if (FamilyChangeRules.Gone(household) is { } gone) return Decision<HouseholdEvent>.Reject(gone);
        var others = household.Departures.Where(d => d.Change.Id != departure.Change.Id);
        if (departure.Member is null ? household.Pending.Any(p => p.Waits) || others.Any() : others.Any(d => d.IsUnderWay))
            return Decision<HouseholdEvent>.Reject(Violation.Conflict(FamilyChangeViolations.OthersWait, "REG-5"));
        var meta = EventMeta.Of(by, FamilyChangeEventCodes.Accepted, "REG-8", policy, now);
        return Decision<HouseholdEvent>.Accept(new DepartureEntered(meta, departure with { AcceptedBy = by }));
    }

    /// <summary>A family that was taken over, as it stands in the other village.</summary>
    public static Decision<HouseholdEvent> Arrive(Departure departure, HouseholdState from, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(from);
        if (FamilyChangeRules.Gone(from) is { } gone) return Decision<HouseholdEvent>.Reject(gone);
        return departure.AcceptedBy is not { } by
            ? Decision<HouseholdEvent>.Reject(Violation.Conflict(FamilyChangeViolations.NotWaiting, "REG-8"))
            : Decision<HouseholdEvent>.Accept(new HouseholdFounded(
                EventMeta.Of(by, FamilyChangeEventCodes.Arrived, "REG-8", policy, now),
                new AppliedChange(departure.Change.Id, FamilyChangeKind.Move, now, new FamilyPlace(from.Village, from.Id), [.. from.Members.Select(m => m.Id)]),
                from.Id, departure.To.Village, from.FamilyCardNumber, departure.Change.Address!, from.Members, from.Former, from.ProposalIds, from.Entitlements, from.Deactivation, from.History, from.Changes)
            {
                Removals = from.Removals,
                Welfare = from.Welfare,
                Payments = from.Payments,
                Kept = from.Kept,
                FormerCards = from.FormerCards,
                Findings = HouseholdFinding.GoingAlong(from.Findings),
            });
    }

    /// <summary>A family that stands in the other village stands here no more. Nothing happens the second time.</summary>
    public static Decision<HouseholdEvent> MoveAway(Departure departure, HouseholdState household, PolicyVersion policy, Instant now)
    {
        ArgumentNullException.ThrowIfNull(departure);
        ArgumentNullException.ThrowIfNull(household);
        if (household.IsApplied(departure.Change.Id)) return Decision<HouseholdEvent>.Accept();
        var today = TimeZones.DateIn(household.Village, now);
        return Decision<HouseholdEvent>.Accept(new FamilyChanged(
            EventMeta.Of(departure.By, FamilyChangeEventCodes.MovedAway, "REG-8", policy, now),
            new AppliedChange(departure.Change.Id, FamilyChangeKind.Move, now, departure.To),
            [], [.. household.Former, .. household.Members.Select(m => new FormerMember(m, FormerReason.Moved, today, departure.To) { By = departure.Change.Id })],
            household.FamilyCardNumber, household.Address, [], new HouseholdEnd(HouseholdEndReason.Moved, today, departure.To)));
    }

    /// <summary>A change that waits, or a move on the way, is not carried out, or taken back. Nothing happens where none waits.</summary>
    /// <param name="change">The change's id.</param>
    /// <param name="why">Why; null when it is taken back.</param>
    /// <param name="fields">What the population register has otherwise.</param>
    /// <param name="by">On whose behalf.</param>
    /// <param name="household">The household.</param>
    /// <param name="policy">The policy version.</param>
    /// <param name="now">The instant.</param>
    /// <param name="note">The other village's own words, where it refuses.</param>
    public static Decision<HouseholdEvent> Drop(
        string change, Violation? why, IReadOnlyList<string>? fields, Actor by, HouseholdState household, PolicyVersion policy, Instant now, string? note = null)
    {
        ArgumentNullException.ThrowIfNull(household);
        var departure = household.Departures.FirstOrDefault(d => d.Change.Id == change && (why is not null || !d.IsUnderWay));
        if (departure is null && !household.Pending.Any(p => p.Waits && p.Change.Id == change)) return Decision<HouseholdEvent>.Accept();
        var meta = EventMeta.Of(by, why is null ? FamilyChangeEventCodes.Withdrawn : FamilyChangeEventCodes.Refused, "REG-8", policy, now);
        return Decision<HouseholdEvent>.Accept(new ChangeDropped(meta, change, why?.Code, fields, departure?.To.Village, why?.Args, note));
    }

    // Whose NIK is corrected while they wait stays the same member.
    private static FamilyChange ById(FamilyChange change, FamilyGoing going) =>
        change.Goes is not { } goes ? change : change with { Goes = [.. goes.Zip(going.Persons, (g, p) => g with { Member = p.Was! })] };

    private static AppliedChange Applied(FamilyChange change, FamilyEffect effect, HouseholdState household, Instant now)
    {
        var kind = change.Kind == FamilyChangeKind.DeathUndone ? FamilyChangeKind.Reinstatement : change.Kind;
        var stood = change.Kind == FamilyChangeKind.Death ? Stood(household.Members, effect.Members) : [];
        return new AppliedChange(change.Id, kind, now, effect.Going?.To, effect.Came) { Stood = stood.Count > 0 ? stood : null, Taken = FamilyEntitlements.Taken(household, effect.Entitlements) };
    }

    private static IReadOnlyList<StoodBefore> Stood(IReadOnlyList<HouseholdMember> before, IReadOnlyList<HouseholdMember> stay) =>
        [.. stay.Select(after => StoodBefore.Of(before.First(m => m.Id == after.Id).Person, after)).OfType<StoodBefore>()];

    private static FamilyChanged Joined(EventMeta meta, AppliedChange applied, FamilyGoing going, HouseholdState there)
    {
        var members = Leavers.UnderWhoComes(there.Members, going.Persons.Select(p => p.Person));
        var (entitlements, came) = (there.Entitlements.ToList(), new List<string>());
        foreach (var person in going.Persons.Where(p => there.Members.All(m => m.Person.Nik != p.Person.Nik)))
        {
            var id = MemberIds.Next(there with { Members = members });
            came.Add(id);
            members = [.. members.Select(m => m.Id == going.Spouse ? m with { Person = m.Person with { MaritalStatus = MaritalStatus.Married } } : m), new HouseholdMember(id, person.Person)];
            entitlements.AddRange(person.Entitlements.Select(e => e with { MemberId = id }));
        }

        return new FamilyChanged(meta, applied with { Came = came }, members, there.Former, there.FamilyCardNumber, there.Address, entitlements, there.Ended);
    }
}
