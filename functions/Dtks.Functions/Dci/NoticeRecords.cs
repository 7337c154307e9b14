using System.Text.Json.Nodes;
using Dtks.Domain.Areas;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Functions.Registry;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>What of a household who subscribed to it is shown after an event, as it stands when it is told, by the agreement that holds then (REG-3).</summary>
public sealed class NoticeRecords(HouseholdRepository households, HouseholdPlaces places, DciGroups groups)
{
    private const string Register = "REGISTER";

    // What is told of who came tells of them alone.
    private const string NewMember = "NewHouseHoldMember";
    private const string Remove = "REMOVE";

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
        return (agreement.PermitsArea(shown.Household.State.Village) ? shown : Outside(asked, household, shown.Household)) is { Records.Count: > 0 } notice ? notice : null;
    }

    private async Task<HouseholdDocument?> FindAsync(string village, string household, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation);
        if (found is not { State.Ended: not null })
        {
            return found;
        }

        // Where it moved, also where it has ended since.
        var way = await places.OfAsync(found.State.Village, household, cancellation);
        return await households.FindAsync(way.Now.Village.Value, way.Now.Household, cancellation) ?? found;
    }

    // Whoever is named and stands there; who left for another household, as they stand in that; and of who stands nowhere, and of a household that is no more, that they are gone. That who is registered came, or was removed who is not, is not told: it holds no more.
    private async Task<Notice> ShownAsync(Asked asked, HouseholdDocument household, CancellationToken cancellation)
    {
        var (criteria, state) = (asked.Criteria, household.State);
        if (asked.Cause.Event != Remove && await StandingAsync(asked, household, cancellation) is { } standing)
        {
            return new Notice(household, criteria.Entity, IsMeant(asked, state) ? standing : []);
        }

        var left = state.Former.Where(f => asked.Names(f.Member)).ToList();
        if (asked.Cause.Event != Remove && left.Select(f => f.To).OfType<FamilyPlace>().LastOrDefault() is { } to)
        {
            return await FindAsync(to.Village.Value, to.Household, cancellation) is { } there ? new Notice(there, criteria.Entity, await StandingAsync(asked, there, cancellation) ?? []) : new Notice(household, criteria.Entity, []);
        }

        return asked.Cause.Event is Register or NewMember ? new Notice(household, criteria.Entity, []) : await GoneAsync(asked, household, left, cancellation);
    }

    // By the undoing of a removal those are registered who were removed: to others of the family it is no such thing.
    private static bool IsMeant(Asked asked, HouseholdState state) =>
        asked.Cause.Event != Register || asked.Criteria.Entity != DciEntity.Group || HouseholdSteps.Reinstated(state, asked.Cause.Step) is not { } again
        || HouseholdSteps.IsWhole(state, asked.Cause.Step) || state.Members.Any(m => again.Contains(m.Id) && asked.Names(m));

    private async Task<Notice> GoneAsync(Asked asked, HouseholdDocument household, IReadOnlyList<FormerMember> left, CancellationToken cancellation)
    {
        var (criteria, state, records) = (asked.Criteria, household.State, new DciRecords(asked.Agreement));
        var isNamed = asked.Named.Overlaps(HouseholdNames.All(state));
        var gone = Gone(asked, state, left, isNamed).Select(f => f.Member.Person.Nik).Distinct().ToList();
        var isAll = criteria.Entity == DciEntity.Group && state.GoneFor() is not null && (isNamed || left.Count > 0);

        // Registered anew, in another household.
        var again = await groups.OfAsync(isAll ? asked.Named : gone.Select(nik => DciIdentifier.Of(IdKind.Nik, nik.Value)!), cancellation);
        gone.RemoveAll(nik => again.Any(g => g.Household.Members.Any(m => m.Person.Nik == nik)));
        if (again.Count > 0 && (isAll || gone.Count == 0))
        {
            var there = asked.Cause.Event == Remove ? null : await FindAsync(again[0].Household.Village.Value, again[0].Household.Id, cancellation);
            return new Notice(there ?? household, criteria.Entity, there is null ? [] : await StandingAsync(asked, there, cancellation) ?? []);
        }

        return isAll ? new Notice(household, DciEntity.Group, [records.Gone(state)]) : new Notice(household, asked.OfPerson, [.. gone.Select(nik => records.Gone(asked.OfPerson, nik, state.History[^1].At))]);
    }

    // Who is named by their household alone is told of where the agreement gives its members. Of a removal, whom it took.
    private static IEnumerable<FormerMember> Gone(Asked asked, HouseholdState state, IReadOnlyList<FormerMember> left, bool isNamed)
    {
        var isByHousehold = isNamed && asked.Criteria.Entity != DciEntity.Group && asked.Agreement.PermitsField("members");
        return asked.Cause.Event == Remove ? HouseholdSteps.Left(state, asked.Cause.Step).Where(f => isByHousehold || asked.Names(f.Member))
            : isByHousehold && state.GoneFor() is not null ? state.Former.Where(f => f.To is null) : left;
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
            var again = asked.Cause.Event == Register ? HouseholdSteps.Reinstated(group.Household, asked.Cause.Step) : null;
            return seen.Where(m => group.Meets(filter, m) && again?.Contains(m.Id) != false);
        }

        var came = HouseholdSteps.Newcomers(group.Household, asked.Cause.Step);
        return seen.Where(m => came.Contains(m.Id) && (filter.Persons().Count > 0 || group.Meets(filter, m)));
    }

    private async Task<RegisteredGroup?> SeenAsync(Asked asked, HouseholdDocument household, CancellationToken cancellation) =>
        (await groups.OfAsync(household, cancellation))?.SeenBy(asked.Criteria.Filter, asked.Agreement);

    // Who moved out of the agreement's areas by this, or went by it before the others did, is told of once: that, and nothing more. Also where they are gone by now.
    private static Notice? Outside(Asked asked, HouseholdDocument household, HouseholdDocument there)
    {
        var (criteria, agreement) = (asked.Criteria, asked.Agreement);
        if (HouseholdSteps.Taken(household.State, asked.Cause.Step, AreaCode.Parse(asked.Cause.Village)) is not var (state, at, isAll) || !agreement.PermitsArea(state.Village))
        {
            return null;
        }

        // As it was met where it lived.
        var before = new RegisteredGroup(state, string.Empty, TimeZones.DateIn(state.Village, at)).SeenBy(criteria.Filter, agreement);
        if (!before.Meets(criteria.Filter))
        {
            return null;
        }

        var records = new DciRecords(agreement);
        if (criteria.Entity == DciEntity.Group && isAll)
        {
            return new Notice(there, DciEntity.Group, [records.Outside(state, at, HouseholdNames.Cards(state).Any(asked.Named.Contains))]) { IsOutside = true };
        }

        var persons = state.Members.Where(m => before.Sees(m) && before.Meets(criteria.Filter, m) && (criteria.Entity != DciEntity.Group || asked.Names(m)));
        return new Notice(there, asked.OfPerson, [.. persons.Select(m => records.Gone(asked.OfPerson, m.Person.Nik, at, DciRecords.OutOfArea))]) { IsOutside = true };
    }

    private sealed record Asked(SubscribeCriteria Criteria, NoticeCause Cause, Agreement Agreement)
    {
        public IReadOnlySet<DciIdentifier> Named { get; } = Criteria.Filter.Named()!.ToHashSet();

        public DciEntity OfPerson => Criteria.Entity == DciEntity.Person ? DciEntity.Person : DciEntity.Member;

        public bool Names(HouseholdMember one) => Named.Contains(DciIdentifier.Of(IdKind.Nik, one.Person.Nik.Value)!);
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
