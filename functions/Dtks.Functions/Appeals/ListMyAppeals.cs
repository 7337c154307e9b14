using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Functions.Notices;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Appeals;

/// <summary>GET /me/appeals?status=: the caller's own appeals, the first made first (GOV-3).</summary>
public sealed class ListMyAppeals(Api api, Listing listing, NoticeCopies addressees)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListMyAppeals))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.Citizen, Area = AccessArea.None)]
    [Asks<AppealStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<AppealItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/me/appeals")] HttpRequest request, CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<AppealCopyDocument, AppealItem>(
            request, caller, addressees.Of(caller.Subject), AppealLists.Query(request.Query["status"].ToString(), "appealCopy"), found => new Place(Listing.Key(found.CreatedOn), found.Id), AppealItem.Of, cancellation)));
}
