using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Health;

/// <summary>GET /health: whether what this system stands on is there, for anyone.</summary>
public sealed class GetHealth(Api api, LatestHealth health)
{
    /// <summary>Store, queues, blobs and keys, each with its time; 503 when one of them is away.</summary>
    [Function(nameof(GetHealth))]
    [Public]
    [Answers<HealthAnswer>]
    [Answers<HealthAnswer>(503)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/health")] HttpRequest request, CancellationToken cancellation) =>
        api.RunPublicAsync(async () => (IActionResult)HealthAnswer.Of(await health.FindAsync(cancellation)));
}
