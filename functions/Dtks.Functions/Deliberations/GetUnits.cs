using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Deliberations;

/// <summary>GET /villages/{village}/units: the neighbourhood units (SLS) of a village (MUS-3), for officers of the area.</summary>
public sealed class GetUnits(Api api, VillageUnits units)
{
    /// <summary>All of them, at most 500; the ETag is what <c>If-Match</c> on their PUT takes.</summary>
    [Function(nameof(GetUnits))]
    [Access(Officers = true, Area = "village")]
    [Answers<UnitsView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/units")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await units.FindAsync(village, cancellation);
            return Answer.Done(new UnitsView(found?.Units ?? []), found?.ETag);
        });
}
