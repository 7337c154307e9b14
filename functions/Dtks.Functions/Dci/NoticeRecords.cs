using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Partners;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>What of a household who subscribed to it is shown after an event, as it stands when it is told, by the agreement that holds then (REG-3).</summary>
public sealed class NoticeRecords(HouseholdRepository households, HouseholdPlaces places, DciGroups groups)
{
    // What is told of who came tells of them alone.
    private const string NewMember = "NewHouseHoldMember";

    /// <summary>The records; null where there is nothing to tell, or nothing that may be told.</summary>
    /// <param name="criteria">What the subscription asks.</param>
    /// <param name="cause">What is told.</param>
    /// <param name="agreement">The agreement.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<Notice?> OfAsync(SubscribeCriteria criteria, NoticeCause cause, Agreement agreement, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(criteria);
        ArgumentNullException.ThrowIfNull(cause);
        ArgumentNullException.ThrowIfNull(agreement);
        if (await FindAsync(cause.Village, cause.Household, cancellation) is not { } household)
        {
            return null;
        }

        var asked = new Asked(criteria, cause, agreement);
        var shown = await ShownAsync(asked, household, cancellation);
        return (agreement.PermitsArea(shown.Household.State.Village) ? shown : await OutsideAsync(asked, household, shown.Household, cancellation)) is { Records.Count: > 0 } notice ? notice : null;
    }

    private async Task<HouseholdDocument?> FindAsync(string village, string household, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation);
        if (found is not { State.Ended: not null })
        {
            return found;
        }

        var way = await places.OfAsync(found.State.Village, household, cancellation);
        return way.Ended is null && await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) is { } there ? there : found;
    }

    // Whoever is named and stands there; who left for another household, as they stand in that; and of who stands nowhere, and of a household that is no more, that they are gone.
    private async Task<Notice> ShownAsync(Asked asked, HouseholdDocument household, CancellationToken cancellation)
    {
        var (criteria, agreement) = (asked.Criteria, asked.Agreement);
        if (await StandingAsync(asked, household, cancellation) is { } standing)
        {
            return new Notice(household, criteria.Entity, standing);
        }

        var (named, state) = (criteria.Filter.Named()!, household.State);
        var left = state.Former.Where(f => named.Contains(DciIdentifier.Of(IdKind.Nik, f.Member.Person.Nik.Value)!)).ToList();
        if (left.Select(f => f.To).OfType<FamilyPlace>().LastOrDefault() is { } to)
        {
            return await FindAsync(to.Village.Value, to.Household, cancellation) is { } there ? new Notice(there, criteria.Entity, await StandingAsync(asked, there, cancellation) ?? []) : new Notice(household, criteria.Entity, []);
        }

        var records = new DciRecords(agreement);
        var isNamed = named.Overlaps(HouseholdNames.All(state));
        if (criteria.Entity == DciEntity.Group && state.GoneFor() is not null && (isNamed || left.Count > 0))
        {
            return new Notice(household, DciEntity.Group, [records.Gone(state)]);
        }

        // Who is named by their household alone is told of where the agreement gives its members.
        var gone = isNamed && criteria.Entity != DciEntity.Group && state.GoneFor() is not null && agreement.PermitsField("members") ? state.Former.Where(f => f.To is null) : left;
        return new Notice(household, asked.OfPerson, [.. gone.Select(f => f.Member.Person.Nik).Distinct().Select(nik => records.Gone(asked.OfPerson, nik, state.History[^1].At))]);
    }

    private async Task<IReadOnlyList<JsonObject>?> StandingAsync(Asked asked, HouseholdDocument household, CancellationToken cancellation)
    {
        var criteria = asked.Criteria;
        if (await SeenAsync(asked, household, cancellation) is not { } group || !group.Meets(criteria.Filter))
        {
            return null;
        }

        var records = new DciRecords(asked.Agreement);
        return criteria.Entity == DciEntity.Group ? [records.Of(DciEntity.Group, group, member: null)] : [.. MembersOf(asked, group).Select(m => records.Of(criteria.Entity, group, m))];
    }

    // Of who came those alone, also where another is named: their mother, or their household.
    private static IEnumerable<HouseholdMember> MembersOf(Asked asked, RegisteredGroup group)
    {
        var filter = asked.Criteria.Filter;
        var seen = group.Household.Members.Where(group.Sees);
        if (asked.Cause.Event != NewMember)
        {
            return seen.Where(m => group.Meets(filter, m));
        }

        var came = HouseholdSteps.Newcomers(group.Household, asked.Cause.Step);
        return seen.Where(m => came.Contains(m.Id) && (filter.Persons().Count > 0 || group.Meets(filter, m)));
    }

    private async Task<RegisteredGroup?> SeenAsync(Asked asked, HouseholdDocument household, CancellationToken cancellation) =>
        (await groups.OfAsync(household, cancellation))?.SeenBy(asked.Criteria.Filter, asked.Agreement);

    // Who moved out of the agreement's areas by this is told of once: that, and nothing more.
    private async Task<Notice?> OutsideAsync(Asked asked, HouseholdDocument household, HouseholdDocument there, CancellationToken cancellation)
    {
        var (criteria, agreement) = (asked.Criteria, asked.Agreement);
        if (HouseholdSteps.Moved(household.State, asked.Cause.Step) is not var (from, at) || !agreement.PermitsArea(from.Village) || await SeenAsync(asked, there, cancellation) is not { } now)
        {
            return null;
        }

        // As it was met where it lived.
        var before = now with { Household = now.Household with { Village = from.Village } };
        if (!before.Meets(criteria.Filter))
        {
            return null;
        }

        var records = new DciRecords(agreement);
        var named = criteria.Filter.Named()!;
        if (criteria.Entity == DciEntity.Group && there.Id == household.Id)
        {
            return new Notice(there, DciEntity.Group, [records.Outside(before.Household, at, HouseholdNames.Cards(before.Household).Any(named.Contains))]) { IsOutside = true };
        }

        var persons = before.Household.Members.Where(m => before.Sees(m) && before.Meets(criteria.Filter, m));
        return new Notice(there, asked.OfPerson, [.. persons.Select(m => records.Gone(asked.OfPerson, m.Person.Nik, at, DciRecords.OutOfArea))]) { IsOutside = true };
    }

    private sealed record Asked(SubscribeCriteria Criteria, NoticeCause Cause, Agreement Agreement)
    {
        public DciEntity OfPerson => Criteria.Entity == DciEntity.Person ? DciEntity.Person : DciEntity.Member;
    }
}

/// <summary>What is told after an event.</summary>
/// <param name="Household">The household that it shows.</param>
/// <param name="Entity">As what.</param>
/// <param name="Records">The records.</param>
public sealed record Notice(HouseholdDocument Household, DciEntity Entity, IReadOnlyList<JsonObject> Records)
{
    /// <summary>Whether it tells no more than that they live outside the agreement's areas now.</summary>
    public bool IsOutside { get; init; }
}
