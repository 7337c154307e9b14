using Dtks.Domain.Kernel;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>GET …/card-deliveries/imports/{id}/result: what became of each row, as JSON in pages; by <c>?format=csv</c> or <c>xlsx</c> as one file, which can be corrected and sent again.</summary>
public sealed class GetDeliveryImportResult(Api api, ImportResultShowing results)
{
    /// <summary>A page, or the file.</summary>
    [Function(nameof(GetDeliveryImportResult))]
    [QueryParameters("format", Paged = true)]
    [Access(Role.PostOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/card-deliveries/imports/{id}/result")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, caller => results.ShowAsync(request, caller, (village, id), DeliveryFiles.KindName, cancellation));
}
