using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Appeals;

/// <summary>GET /villages/{village}/appeals?status=: a village's appeals, the first made first, for officers of the area (GOV-3).</summary>
public sealed class ListVillageAppeals(Api api, Listing listing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListVillageAppeals))]
    [QueryParameters("status", Paged = true)]
    [Access(Officers = true, Area = "village")]
    [Asks<AppealStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<AppealItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/appeals")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<AppealDocument, AppealItem>(
            request, caller, Partitions.Registry(village), AppealLists.Query(request.Query["status"].ToString(), AppealDocument.TypeName), found => new Place(Listing.Key(found.CreatedOn), found.Id), AppealItem.Of, cancellation)));
}
