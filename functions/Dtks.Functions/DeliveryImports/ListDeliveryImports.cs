using Dtks.Domain.Kernel;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>GET /villages/{village}/card-deliveries/imports: a village's files of deliveries, newest first.</summary>
public sealed class ListDeliveryImports(Api api, Listing listing, ImportShowing showing)
{
    /// <summary>One page.</summary>
    [Function(nameof(ListDeliveryImports))]
    [QueryParameters(Paged = true)]
    [Access(Role.PostOfficer, Area = "village")]
    [Answers<ListAnswer<ImportView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/card-deliveries/imports")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller => Answer.Done(
            await listing.PageAsync(request, caller, showing.All(village, DeliveryFiles.KindName, MessageCatalogue.Choose(request.Headers.AcceptLanguage)), cancellation)));
}
