using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /villages/{village}/circulars/{id}/file: a circular that tells of the village, as a PDF, to be signed by hand (CRD-4). Counts, nothing of a person.</summary>
public sealed class GetVillageCircularFile(Api api, CircularFile file)
{
    /// <summary>The file; 404 where there is no such circular.</summary>
    [Function(nameof(GetVillageCircularFile))]
    [Access(Officers = true, Area = "village")]
    [Answers(200, File = "application/pdf")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/circulars/{id}/file")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, _ => file.OfAsync(PathArea.Village(village).District!.Value, id, village, cancellation));
}
