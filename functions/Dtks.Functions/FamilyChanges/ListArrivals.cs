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

/// <summary>GET /villages/{village}/arrivals: the families on the way to the village, which has yet to take them over, oldest first (REG-8).</summary>
public sealed class ListArrivals(Api api, Listing listing, HouseholdRepository households, AuditedReads reads, MessageCatalogue messages)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListArrivals))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/arrivals")] HttpRequest request,
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

    private async Task<ArrivalItem> ItemAsync(ArrivalDocument arrival, string language, CancellationToken cancellation)
    {
        if (arrival.Refusal is { } refusal)
        {
            return new ArrivalItem(arrival.Household, arrival.From, arrival.CreatedOn, "refused", null, null, refusal, messages.Text(language, refusal, arrival.Args));
        }

        var state = (await households.FindAsync(arrival.From, arrival.Household, cancellation))?.State;
        var head = state?.Members.FirstOrDefault(m => m.Person.Relationship == Relationship.Head)?.Person.Name;
        return new ArrivalItem(arrival.Household, arrival.From, arrival.CreatedOn, "waiting", head, state?.Members.Count, null, null);
    }
}
