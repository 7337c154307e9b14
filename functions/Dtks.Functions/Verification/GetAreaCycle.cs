using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>GET /cycles/{period}/areas/{area}: the month's progress in an area of any level, for officers of it and above (GOV-2).</summary>
public sealed class GetAreaCycle(Api api, CycleRepository cycles, AreaCycles progress, AreaDirectory areas, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>Villages opened, verified, finalised; lines by outcome; of a village where its sheet stands.</summary>
    [Function(nameof(GetAreaCycle))]
    [Access(Officers = true, Area = "area")]
    [Answers<ProgressView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}/areas/{area}")] HttpRequest request, string period, string area, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var run = await cycles.FindAsync(CyclePath.Period(period), cancellation) ?? throw new ProblemException(Problem.NotFound);
            var view = await progress.WithVillagesAsync(run, areas.Find(area) ?? throw new ProblemException(Problem.NotFound), cancellation);
            return Answer.Done(view.Advised(clock.GetUtcNow(), messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)));
        });
}
