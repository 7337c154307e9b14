using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>GET …/imports/{id}: how far a prelist is; while its bytes are awaited, which have arrived and the link to go on.</summary>
public sealed class GetImport(Api api, ImportShowing showing)
{
    /// <summary>One import.</summary>
    [Function(nameof(GetImport))]
    [Access(Role.VillageOfficer, Area = "village")]
    [Answers<ImportView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/imports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, _ => showing.OneAsync(village, id, kind: null, DeclareEvidence.HostOf(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation));
}
