using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>GET /cycles/{period}: the month's progress in the nation, for who acts for the nation (GOV-2).</summary>
public sealed class GetCycle(Api api, CycleRepository cycles, AreaCycles progress, AreaDirectory areas, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The sum over the regencies.</summary>
    [Function(nameof(GetCycle))]
    [Access(Role.MinistryOfficer, Role.Auditor, Area = AccessArea.Nation)]
    [Answers<ProgressView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}")] HttpRequest request, string period, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var run = await cycles.FindAsync(CyclePath.Period(period), cancellation) ?? throw new ProblemException(Problem.NotFound);
            var view = await progress.OfAsync(run, areas.Find(AreaDirectory.Nation)!, cancellation);
            return Answer.Done(view.Advised(clock.GetUtcNow(), messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage)));
        });
}
