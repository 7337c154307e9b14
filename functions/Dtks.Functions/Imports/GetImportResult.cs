using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>
/// GET …/imports/{id}/result: what became of each row. As JSON in pages, in the order the families are worked; by <c>?format=csv</c> or <c>xlsx</c> as one file of all rows in the order of
/// the file, which can be corrected and sent again.
/// </summary>
public sealed class GetImportResult(Api api, ImportResultShowing results)
{
    /// <summary>A page, or the file.</summary>
    [Function(nameof(GetImportResult))]
    [QueryParameters("format", Paged = true)]
    [Access(Role.VillageOfficer, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/imports/{id}/result")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, caller => results.ShowAsync(request, caller, (village, id), kind: null, cancellation));
}
