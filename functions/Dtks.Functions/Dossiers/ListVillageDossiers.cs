using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers?status=: where the dossiers of a village are, for officers of the area (RAT-1).</summary>
public sealed class ListVillageDossiers(Api api, Listing listing, TimeProvider clock)
{
    /// <summary>One page, the first handed in first.</summary>
    [Function(nameof(ListVillageDossiers))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/dossiers")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var (query, now) = (DossierQuery.Of(PathArea.Village(village), request.Query["status"].ToString()), clock.GetUtcNow());
            return Answer.Done(await listing.PageAsync<DossierPlaceDocument, DossierItem>(
                request, caller, Partitions.Ratifications(village[..4]), query, DossierQuery.PlaceOf, row => DossierQuery.ItemOf(row, now), cancellation));
        });
}
