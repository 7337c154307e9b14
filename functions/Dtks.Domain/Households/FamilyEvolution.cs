namespace Dtks.Domain.Households;

/// <summary>What the changes of a family make of its household.</summary>
internal static class FamilyEvolution
{
    public static HouseholdState Founded(HouseholdFounded e) => new()
    {
        Id = e.Id,
        Village = e.Village,
        FamilyCardNumber = e.FamilyCardNumber,
        Address = e.Address,
        Members = e.Members,
        Former = e.Former,
        ProposalIds = e.ProposalIds,
        Entitlements = e.Entitlements,
        Deactivation = e.Deactivation,
        Changes = [.. e.Earlier, e.Change],
        History = e.History,
    };

    public static HouseholdState Apply(HouseholdState state, HouseholdEvent happened) => happened switch
    {
        FamilyChanged e => Without(state, e.Change.Id) with
        {
            Members = e.Members,
            Former = e.Former,
            FamilyCardNumber = e.FamilyCardNumber,
            Address = e.Address,
            Entitlements = e.Entitlements,
            Ended = e.Ended,
            Changes = [.. state.Changes, e.Change],
        },
        ChangePutOff e => Without(state, e.Pending.Change.Id) is var next ? next with { Pending = [.. next.Pending, e.Pending] } : state,
        DepartureEntered e => Without(state, e.Departure.Change.Id) is var next ? next with { Departures = [.. next.Departures, e.Departure] } : state,
        ChangeDropped e => Dropped(state, e),
        _ => state,
    };

    // One that was refused stays to be seen until the next change of the family.
    private static HouseholdState Dropped(HouseholdState state, ChangeDropped e)
    {
        var waited = state.Pending.FirstOrDefault(p => p.Change.Id == e.Change)
            ?? state.Departures.Where(d => d.Change.Id == e.Change).Select(d => new PendingChange(d.Change, d.By, d.Since, Confirmed: true)).FirstOrDefault();
        var next = Without(state, e.Change);
        return e.Refusal is null || waited is null ? next : next with { Pending = [.. next.Pending, waited with { Refusal = e.Refusal, Fields = e.Fields, Args = e.Args }] };
    }

    private static HouseholdState Without(HouseholdState state, string change) => state with
    {
        Pending = [.. state.Pending.Where(p => p.Waits && p.Change.Id != change)],
        Departures = [.. state.Departures.Where(d => d.Change.Id != change)],
    };
}
