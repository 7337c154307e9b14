using Dtks.Domain.Kernel;

namespace Dtks.Domain.Households;

/// <summary>What the changes of a family make of its household.</summary>
internal static class FamilyEvolution
{
    public static HouseholdState Founded(HouseholdFounded e) => new()
    {
        Id = e.Id,
        Village = e.Village,
        FamilyCardNumber = e.FamilyCardNumber,
        FormerCards = e.FormerCards,
        Address = e.Address,
        Members = e.Members,
        Former = e.Former,
        ProposalIds = e.ProposalIds,
        Entitlements = e.Entitlements,
        Deactivation = e.Deactivation,
        Welfare = e.Welfare,
        Payments = e.Payments,
        Kept = e.Kept,
        Findings = e.Findings,
        Changes = [.. e.Earlier, e.Change],
        Removals = e.Removals,
        History = e.History,
    };

    public static HouseholdState Apply(HouseholdState state, HouseholdEvent happened) => happened switch
    {
        FamilyChanged e => Refused(Without(state, e.Change.Id) with
        {
            Members = e.Members,
            Former = e.Former,
            FamilyCardNumber = e.FamilyCardNumber,
            FormerCards = e.FamilyCardNumber == state.FamilyCardNumber ? state.FormerCards : [.. (state.FormerCards ?? []).Where(card => card != e.FamilyCardNumber && card != state.FamilyCardNumber), state.FamilyCardNumber],
            Address = e.Address,
            Entitlements = e.Entitlements,
            Ended = e.Ended,
            Removals = e.Removals is { } removals ? removals.IsEmpty() ? null : removals : state.Removals,
            Changes = [.. state.Changes, e.Change],
        }),
        ChangePutOff e => Without(state, e.Pending.Change.Id) is var next ? next with { Pending = [.. next.Pending, e.Pending] } : state,
        DepartureEntered e => Without(state, e.Departure.Change.Id) is var next ? next with { Departures = [.. next.Departures, e.Departure] } : state,
        ChangeDropped e => Dropped(state, e),
        _ => state,
    };

    // Where nobody stands any more for whom something waits, it is refused: it is shown, here and where they were to go, with why.
    private static HouseholdState Refused(HouseholdState state)
    {
        var stay = state.Departures.Where(d => d.IsUnderWay || Why(state, d.Who()) is null).ToList();
        var gone = state.Departures.Except(stay).Select(d => Waiting(d) is var waited && Why(state, d.Who()) is { } why ? waited with { Refusal = why.Code, Args = why.Args } : waited);
        var pending = state.Pending.Select(p => p.Waits && Why(state, []) is { } why ? p with { Refusal = why.Code, Args = why.Args } : p);
        return state with { Departures = stay, Pending = [.. pending, .. gone] };
    }

    private static Violation? Why(HouseholdState state, IEnumerable<string> who) => FamilyChangeRules.Gone(state)
        ?? (who.FirstOrDefault(id => state.Members.All(m => m.Id != id)) is not { } member ? null
            : Violation.Conflict(FamilyChangeViolations.MemberGone, "REG-8", ("reason", WireName.Of(state.Former.LastOrDefault(f => f.Member.Id == member)?.Reason ?? FormerReason.Removed))));

    private static PendingChange Waiting(Departure departure) => new(departure.Change, departure.By, departure.Since, Confirmed: true);

    // One that was refused stays to be seen until the next change of the family.
    private static HouseholdState Dropped(HouseholdState state, ChangeDropped e)
    {
        var waited = state.Pending.FirstOrDefault(p => p.Change.Id == e.Change)
            ?? state.Departures.Where(d => d.Change.Id == e.Change).Select(Waiting).FirstOrDefault();
        var next = state with { Pending = [.. state.Pending.Where(p => p.Change.Id != e.Change)], Departures = [.. state.Departures.Where(d => d.Change.Id != e.Change)] };
        return e.Refusal is null || waited is null ? next : next with { Pending = [.. next.Pending, waited with { Refusal = e.Refusal, Fields = e.Fields, Args = e.Args, Note = e.Note }] };
    }

    private static HouseholdState Without(HouseholdState state, string change) => state with
    {
        Pending = [.. state.Pending.Where(p => p.Waits && p.Change.Id != change)],
        Departures = [.. state.Departures.Where(d => d.Change.Id != change)],
    };
}
