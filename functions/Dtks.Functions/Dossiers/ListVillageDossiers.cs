using Dtks.Domain.Dossiers;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers?status=: where the dossiers of a village are, for officers of the area (RAT-1).</summary>
public sealed class ListVillageDossiers(Api api, Listing listing, DossierLists dossiers)
{
    /// <summary>One page, the first handed in first.</summary>
    [Function(nameof(ListVillageDossiers))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<DossierStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<DossierItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/dossiers")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Village(village);
            var page = await listing.PageAsync(request, caller, dossiers.In(area, request.Query["status"].ToString()), cancellation);
            return Answer.Done(await dossiers.HeldAsync(page, area, cancellation));
        });
}
