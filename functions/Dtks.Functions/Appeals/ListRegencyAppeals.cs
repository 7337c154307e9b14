using Dtks.Domain.Appeals;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Appeals;

/// <summary>GET /regencies/{regency}/appeals?status=: a regency's appeals, the first made first (GOV-3).</summary>
public sealed class ListRegencyAppeals(Api api, Listing listing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListRegencyAppeals))]
    [QueryParameters("status", Paged = true)]
    [Access(Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Asks<AppealStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<AppealItem>>]
    [Refuses(400, "list.status")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/appeals")] HttpRequest request,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(await listing.PageAsync<AppealCopyDocument, AppealItem>(
            request, caller, Partitions.Ratifications(regency), AppealLists.Query(request.Query["status"].ToString(), "appealCopy"), found => new Place(Listing.Key(found.CreatedOn), found.Id), AppealItem.Of, cancellation)));
}
