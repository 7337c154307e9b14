using Dtks.Domain.Households;
using Dtks.Domain.People;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.FamilyChanges;

/// <summary>GET /villages/{village}/arrivals: who is on the way to the village, which has yet to take them over, oldest first; each read is audited (REG-8, REG-3).</summary>
public sealed class ListArrivals(Api api, Listing listing, HouseholdRepository households, FamilyDepartures departures, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListArrivals))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Answers<ListAnswer<ArrivalItem>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/arrivals")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var query = new OrderedQuery("*", $"c.type = '{ArrivalDocument.TypeName}'", "createdOn") { IdStart = ArrivalDocument.IdOf(string.Empty) };
            var list = await listing.PageAsync<ArrivalDocument, ArrivalItem>(
                request, caller, Partitions.Registry(village), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), (found, _) => ItemAsync(found, language, cancellation), cancellation);
            var part = list.Items.Count == 0 ? null : $"{list.Items[0].Household}..{list.Items[^1].Household}";
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("arrivals.listed", "arrivals", part), list, etag: null, cancellation);
        });

    // Who comes, as the household that they come from has them, and where to.
    private async Task<ArrivalItem> ItemAsync(ArrivalDocument arrival, string language, CancellationToken cancellation)
    {
        var item = new ArrivalItem(arrival.Household, arrival.From, arrival.CreatedOn, arrival.Refusal is null ? "waiting" : "refused", arrival.Change);
        if (arrival.Refusal is { } refusal)
        {
            return item with { Code = refusal, Detail = messages.Text(language, refusal, arrival.Args) };
        }

        var state = (await households.FindAsync(arrival.From, arrival.Household, cancellation))?.State;
        if (state?.Departures.FirstOrDefault(d => arrival.Change is null ? d.Member is null && d.To.Village.Value == arrival.Village : d.Change.Id == arrival.Change) is not { } departure)
        {
            return item;
        }

        return departure.Member is null
            ? Shown(item, departure, state.FamilyCardNumber, departure.Change.Address, state.Members)
            : await OneAsync(item, state, departure, cancellation);
    }

    private async Task<ArrivalItem> OneAsync(ArrivalItem item, HouseholdState state, Departure departure, CancellationToken cancellation)
    {
        var joined = departure.Change.Joins is null ? null : (await households.FindAsync(departure.To.Village.Value, departure.To.Household, cancellation))?.State;
        var going = (await departures.JudgeAsync(state, departure, cancellation)).Value?.Going?.Persons.Select(p => new HouseholdMember(p.Was ?? string.Empty, p.Person)).ToList();

        // As they are to stand there; where that cannot be as things are, as they stand here.
        var members = going ?? [.. state.Members.Where(m => departure.Takes(m.Id))];
        var (card, address) = (departure.Change.Founds?.FamilyCardNumber ?? departure.Change.Card, joined?.Address ?? departure.Change.Founds?.Address ?? departure.Change.Address);
        return Shown(item, departure, card, address, members) with { Joins = joined?.Id };
    }

    private static ArrivalItem Shown(ArrivalItem item, Departure departure, FamilyCardNumber? card, Address? address, IReadOnlyList<HouseholdMember> members) => item with
    {
        Kind = departure.Change.Kind,
        FamilyCardNumber = card,
        Address = address,
        Head = members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head)?.Person.Name,
        Members = members,
    };
}
