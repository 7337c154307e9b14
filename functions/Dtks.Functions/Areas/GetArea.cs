using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Areas;

/// <summary>GET /areas/{code}: an area, for anyone.</summary>
public sealed class GetArea(Api api, AreaDirectory areas)
{
    /// <summary>The area; 404 when there is none of that code.</summary>
    [Function(nameof(GetArea))]
    [Public]
    [Answers<Area>(Kept = true)]
    [Refuses(404, "area.unknown")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/areas/{code}")] HttpRequest request, string code) =>
        api.RunPublicAsync(() => Task.FromResult<IActionResult>(
            areas.Find(code) is { } area ? CacheableAnswer.Of(request, area) : throw AreaUnknown.Of(code)));
}
