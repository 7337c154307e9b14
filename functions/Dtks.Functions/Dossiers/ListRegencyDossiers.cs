using Dtks.Domain.Dossiers;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /regencies/{regency}/dossiers?status=: where the dossiers of a regency are, for officers of the area (RAT-1).</summary>
public sealed class ListRegencyDossiers(Api api, Listing listing, DossierLists dossiers)
{
    /// <summary>One page, the first handed in first.</summary>
    [Function(nameof(ListRegencyDossiers))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "regency")]
    [Asks<DossierStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<DossierItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/dossiers")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Regency(regency);
            var page = await listing.PageAsync(request, caller, dossiers.In(area, request.Query["status"].ToString()), cancellation);
            return Answer.Done(await dossiers.HeldAsync(page, area, cancellation));
        });
}
