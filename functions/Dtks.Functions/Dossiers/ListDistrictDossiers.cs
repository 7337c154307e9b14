using Dtks.Domain.Dossiers;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /districts/{district}/dossiers?status=: where the dossiers of a district are, for officers of the area (RAT-1).</summary>
public sealed class ListDistrictDossiers(Api api, Listing listing, DossierLists dossiers)
{
    /// <summary>One page, the first handed in first.</summary>
    [Function(nameof(ListDistrictDossiers))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "district")]
    [Asks<DossierStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<DossierItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/dossiers")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.District(district);
            var page = await listing.PageAsync(request, caller, dossiers.In(area, request.Query["status"].ToString()), cancellation);
            return Answer.Done(await dossiers.HeldAsync(page, area, cancellation));
        });
}
