using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Removals;

/// <summary>GET /households/{village}/{id}/removals: the removals of a household, the first recorded first, for officers of the area (RAT-6).</summary>
public sealed class ListRemovals(Api api, Listing listing, IHouseholdPayments paying, AuditedReads reads)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListRemovals))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Answers<ListAnswer<RemovalView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/households/{village}/{id}/removals")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var query = new OrderedQuery("*", "c.type = 'removal' AND c.about = @household", "createdOn") { IdStart = RemovalDocument.IdOf(string.Empty) }.With("@household", id);
            var list = await listing.PageAsync<RemovalDocument, RemovalView>(
                request, caller, Partitions.Registry(village), query, found => new Place(Listing.Key(found.CreatedOn), found.Id), (found, stop) => RemovalView.OfAsync(found.State, paying, stop), cancellation);
            return await reads.ShowPageAsync(Partitions.Registry(village), caller.Actor, ("removals.listed", $"household-{id}", Part: null), list, etag: null, cancellation);
        });
}
