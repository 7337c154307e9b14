using Dtks.Domain.Kernel;
using Dtks.Functions.Evidence;
using Dtks.Functions.Imports;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.DeliveryImports;

/// <summary>GET …/card-deliveries/imports/{id}: how far a file of deliveries is; while its bytes are awaited, which have arrived and the link to go on.</summary>
public sealed class GetDeliveryImport(Api api, ImportShowing showing)
{
    /// <summary>One import.</summary>
    [Function(nameof(GetDeliveryImport))]
    [Access(Role.PostOfficer, Area = "village")]
    [Answers<ImportView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/card-deliveries/imports/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, _ => showing.OneAsync(village, id, DeliveryFiles.KindName, DeclareEvidence.HostOf(request), MessageCatalogue.Choose(request.Headers.AcceptLanguage), cancellation));
}
