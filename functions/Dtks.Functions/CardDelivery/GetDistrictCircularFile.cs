using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /districts/{district}/circulars/{id}/file: a camat's circular as a PDF, to be signed by hand (CRD-4). Counts, nothing of a person.</summary>
public sealed class GetDistrictCircularFile(Api api, CircularFile file)
{
    /// <summary>The file; 404 where there is no such circular.</summary>
    [Function(nameof(GetDistrictCircularFile))]
    [Access(Officers = true, Area = "district")]
    [Answers(200, File = "application/pdf")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/circulars/{id}/file")] HttpRequest request, string district, string id, CancellationToken cancellation) =>
        api.RunAsync(request, _ => file.OfAsync(PathArea.District(district).Value, id, village: null, cancellation));
}
