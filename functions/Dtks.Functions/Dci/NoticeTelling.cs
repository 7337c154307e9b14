using System.Text;
using System.Text.Json.Nodes;
using Dtks.Domain.Dci;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Functions.Data;
using Dtks.Functions.Partners;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Reads;
using NodaTime;

namespace Dtks.Functions.Dci;

/// <summary>
/// Tells an event of a household to who subscribed to it: as the household stands when it is told, by the agreement that holds then. It stands in the household's own trail before it is sent (REG-3).
/// </summary>
public sealed class NoticeTelling(Subscriptions subscriptions, HouseholdRepository households, HouseholdPlaces places, DciGroups groups, AuditedReads reads, DciEnvelopes envelopes, TimeProvider clock) : IExchangeTelling
{
    private const string Read = "partnerNotice.read";
    private const string RegisterType = "ns:org:RegistryType:Social";

    // The standard's own events; of others it has no name.
    private static readonly string[] Named = ["REGISTER", "NewHouseHoldMember"];

    /// <inheritdoc />
    public string Action => DciActions.Notify;

    /// <inheritdoc />
    public async Task<ExchangeTold?> MakeAsync(ExchangeDocument exchange, PartnerTerms terms, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(exchange);
        ArgumentNullException.ThrowIfNull(terms);
        var cause = exchange.Cause!;
        if (await subscriptions.FindAsync(terms.Partner.Id, cause.Subscription, cancellation) is not { EndedBy: null } subscription)
        {
            return null;
        }

        var criteria = SubscribeCriteria.Parse(Encoding.UTF8.GetBytes(subscription.Criteria));
        var now = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (DciPermission.FaultOf(criteria, terms.Agreement, now) is not null || await FindAsync(cause.Village, cause.Household, cancellation) is not { } household)
        {
            return null;
        }

        var (shown, entity, records) = await ShownAsync(criteria, household, terms.Agreement, cancellation);
        if (records.Count == 0 || !terms.Agreement.PermitsArea(shown.State.Village))
        {
            return null;
        }

        var entry = new AuditEntry(Read, terms.Partner.Id, Role.Partner, shown.Id, terms.Agreement.Fields, "REG-3", Part: $"{terms.Agreement.Number}/{cause.Event}");
        await reads.NoteAsync(Partitions.Registry(shown.Village), entry, cancellation);
        var events = records.Select((record, place) => (JsonNode)Event($"{exchange.Correlation}-{place}", cause, entity, record));
        return new ExchangeTold("registry/notify", DciActions.Notify, new JsonObject { ["transaction_id"] = exchange.Correlation, ["notify_event"] = new JsonArray([.. events]) }, records.Count);
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
    private async Task<(HouseholdDocument Household, DciEntity Entity, IReadOnlyList<JsonObject> Records)> ShownAsync(SubscribeCriteria criteria, HouseholdDocument household, Agreement agreement, CancellationToken cancellation)
    {
        if (await StandingAsync(criteria, household, agreement, cancellation) is { } standing)
        {
            return (household, criteria.Entity, standing);
        }

        var (named, state) = (criteria.Filter.Named()!, household.State);
        var left = state.Former.Where(f => named.Contains(DciIdentifier.Of(IdKind.Nik, f.Member.Person.Nik.Value)!)).ToList();
        if (left.Select(f => f.To).OfType<FamilyPlace>().LastOrDefault() is { } to)
        {
            return await FindAsync(to.Village.Value, to.Household, cancellation) is { } there && await StandingAsync(criteria, there, agreement, cancellation) is { } now ? (there, criteria.Entity, now) : (household, criteria.Entity, []);
        }

        var records = new DciRecords(agreement);
        var isNamed = named.Overlaps(HouseholdNames.All(state));
        if (criteria.Entity == DciEntity.Group && state.GoneFor() is not null && (isNamed || left.Count > 0))
        {
            return (household, DciEntity.Group, [records.Gone(state)]);
        }

        // Who is named by their household alone is told of where the agreement gives its members.
        var entity = criteria.Entity == DciEntity.Person ? DciEntity.Person : DciEntity.Member;
        var gone = isNamed && criteria.Entity != DciEntity.Group && state.GoneFor() is not null && agreement.PermitsField("members") ? state.Former.Where(f => f.To is null) : left;
        return (household, entity, [.. gone.Select(f => f.Member.Person.Nik).Distinct().Select(nik => records.Gone(entity, nik, state.History[^1].At))]);
    }

    private async Task<IReadOnlyList<JsonObject>?> StandingAsync(SubscribeCriteria criteria, HouseholdDocument household, Agreement agreement, CancellationToken cancellation)
    {
        if ((await groups.OfAsync(household, cancellation))?.SeenBy(criteria.Filter, agreement) is not { } group || !group.Meets(criteria.Filter))
        {
            return null;
        }

        var records = new DciRecords(agreement);
        var members = group.Household.Members.Where(m => group.Sees(m) && group.Meets(criteria.Filter, m));
        return criteria.Entity == DciEntity.Group ? [records.Of(DciEntity.Group, group, member: null)] : [.. members.Select(m => records.Of(criteria.Entity, group, m))];
    }

    private JsonObject Event(string reference, NoticeCause cause, DciEntity entity, JsonObject record)
    {
        var data = new JsonObject { ["version"] = DciHeader.Version, ["reg_type"] = RegisterType, ["reg_record_type"] = entity == DciEntity.Person ? "SRPerson" : entity.ToString(), ["reg_records"] = record };
        if (Named.Contains(cause.Event))
        {
            data["reg_event_type"] = cause.Event;
        }

        return new JsonObject { ["reference_id"] = reference, ["timestamp"] = envelopes.Now(), ["data"] = data, ["locale"] = DciLocale.English };
    }
}
