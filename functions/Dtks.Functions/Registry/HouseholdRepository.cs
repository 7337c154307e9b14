using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Claims;
using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;

namespace Dtks.Functions.Registry;

/// <summary>Loads and saves the households of the register (REG-1).</summary>
public sealed class HouseholdRepository(DocumentStore store, ClaimRepository claims, HouseholdPlaces places)
{
    // Of families that one passes.
    private const int MostSteps = 16;

    /// <summary>A household, or null when there is none.</summary>
    public async Task<HouseholdDocument?> FindAsync(string village, string household, CancellationToken cancellation) =>
        PathId.IsId(household)
            ? await store.ReadAsync<HouseholdDocument>(Partitions.Registry(village), HouseholdDocument.IdOf(household), cancellation)
            : null;

    /// <summary>The household that a proposal becomes, or adds assistance to: its own id for the former, so that registering twice is
    /// registering
    /// once; for the latter the one that holds the claim of its family card, null when none does.</summary>
    public async Task<string?> IdForAsync(ProposalState proposal, CancellationToken cancellation)
    {
        if (proposal.Kind != ProposalKind.Assistance)
        {
            return proposal.Id;
        }

        // Its card may be another by now. One of before the household was noted is found by the card.
        return proposal.About ?? (await claims.FindAsync(claims.CardId(proposal.Family), cancellation) is { } claim ? (await OfAsync(claim, cancellation))?.State.Id : null);
    }

    /// <summary>
    /// The household of the register that holds the claim of a family's card, else of the first of its NIKs that one does, where it stands now; null when none does.
    /// </summary>
    public async Task<HouseholdDocument?> OfFamilyAsync(Domain.People.Family family, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(family);
        foreach (var id in family.Members.Select(m => claims.NikId(m.Nik)).Prepend(claims.CardId(family)))
        {
            if (await claims.FindAsync(id, cancellation) is { } claim && await WhereItStandsAsync(await OfAsync(claim, cancellation), cancellation) is { } household)
            {
                return household;
            }
        }

        return null;
    }

    /// <summary>The household of the register that holds the claim of a number, where it stands now; null when none does.</summary>
    /// <param name="number">The claim's id (<see cref="ClaimRepository.NikId"/>, <see cref="ClaimRepository.CardId(Domain.People.FamilyCardNumber)"/>).</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<HouseholdDocument?> OfNumberAsync(string number, CancellationToken cancellation) =>
        await claims.FindAsync(number, cancellation) is { } claim ? await WhereItStandsAsync(await OfAsync(claim, cancellation), cancellation) : null;

    /// <summary>Where one who went from a household stands by now, or stood last (REG-8).</summary>
    /// <param name="household">The household.</param>
    /// <param name="member">Who, by id in it.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<MemberNow> WhereAsync(HouseholdState household, string member, CancellationToken cancellation)
    {
        var now = new MemberNow(household, member);
        for (var step = 0; step < MostSteps && now.Next() is { } place; step++)
        {
            if ((await FindAsync(place.Village.Value, place.Household, cancellation))?.State is not { } there || now.In(there) is not { } next)
            {
                break;
            }

            now = next;
        }

        return now;
    }

    // Its claims go after a household that moved, a moment later.
    private async Task<HouseholdDocument?> WhereItStandsAsync(HouseholdDocument? household, CancellationToken cancellation)
    {
        if (household is not { State: { Ended: not null } gone })
        {
            return household;
        }

        var way = await places.OfAsync(gone.Village, gone.Id, cancellation);
        return way.Ended is null && await FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is { State.Ended: null } there ? there : null;
    }

    /// <summary>The household that a claim's proposal became, under that proposal's id; null while it is none.</summary>
    public Task<HouseholdDocument?> OfAsync(ClaimDocument claim, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(claim);
        return FindAsync(claim.Village, claim.Household ?? claim.Proposal, cancellation);
    }

    /// <summary>
    /// A household as it is to be seen: who stands in another village already stands here no more, also in the moment before that is carried out here
    /// (REG-8).
    /// </summary>
    public async Task<HouseholdState> SeenAsync(HouseholdDocument found, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(found);
        var seen = found.State;
        foreach (var departure in found.State.Departures)
        {
            if ((await FindAsync(departure.To.Village.Value, departure.To.Household, cancellation))?.State.IsApplied(departure.Change.Id) == true)
            {
                seen = seen.Without(departure);
            }
        }

        return seen;
    }

    /// <summary>The change of a household alone: as it was decided, with an audit entry and a CloudEvent for each event.</summary>
    public static ChangeSet Change(HouseholdDocument changed, IReadOnlyList<HouseholdEvent> events)
    {
        ArgumentNullException.ThrowIfNull(changed);
        return new ChangeSet(Partitions.Registry(changed.Village), Audited(changed, events)).Save(changed).Then(Told(changed, events));
    }

    /// <summary>The same, as part of another change in the village.</summary>
    public static void AddTo(ChangeSet change, HouseholdDocument changed, IReadOnlyList<HouseholdEvent> events)
    {
        ArgumentNullException.ThrowIfNull(change);
        ArgumentNullException.ThrowIfNull(changed);
        change.Audit(Audited(changed, events)).Save(changed).Then(Told(changed, events));
    }

    private static IEnumerable<AuditEntry> Audited(HouseholdDocument household, IEnumerable<HouseholdEvent> events) =>
        events.Select(e => AuditEntry.Of(e.Meta, e, household.Id));

    private static IEnumerable<OutboxEntry> Told(HouseholdDocument household, IEnumerable<HouseholdEvent> events) => events.Select(e => OutboxEntry.Event(
        $"dtks.{e.Meta.Code}.v1",
        $"households/{household.Village}/{household.State.Id}",
        new HouseholdEventData(household.State.Id, household.Village, e.Meta.Rule, e.Meta.Policy, household.State.History.Count, Verified(household, e)?.Value)));

    // The month after which something stops: that which was verified, or in which a member died.
    private static CyclePeriod? Verified(HouseholdDocument household, HouseholdEvent happened)
    {
        if (happened is not FamilyChanged changed)
        {
            return (happened as EligibilitySettled)?.Period;
        }

        var month = CyclePeriod.Of(TimeZones.DateIn(household.State.Village, changed.Meta.At));
        return changed.Entitlements.Any(e => e.Status == EntitlementStatus.Stopped && e.StoppedFrom == month.Next) ? month : null;
    }
}
