using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>GET /villages/{village}/imports: a village's prelists, newest first.</summary>
public sealed class ListImports(Api api, Listing listing, ImportShowing showing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListImports))]
    [QueryParameters(Paged = true)]
    [Access(Role.VillageOfficer, Area = "village")]
    [Answers<ListAnswer<ImportView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(
            await listing.PageAsync(request, caller, showing.All(village, kind: null, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), cancellation)));
}
