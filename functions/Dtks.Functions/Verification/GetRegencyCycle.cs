using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Verification;

/// <summary>GET /cycles/{period}/regencies/{regency}: the month's progress in a regency, and after its close the villages that have
/// unverified
/// lines (VER-7).</summary>
public sealed class GetRegencyCycle(Api api, CycleRepository cycles, AreaCycles progress, AreaDirectory areas, Listing listing, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>Villages opened, verified, finalised; lines by outcome.</summary>
    [Function(nameof(GetRegencyCycle))]
    [QueryParameters(Paged = true)]
    [Access(Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    [Answers<ProgressView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/cycles/{period}/regencies/{regency}")] HttpRequest request,
        string period,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            listing.Check(request, caller);
            var run = await cycles.FindAsync(CyclePath.Period(period), cancellation) ?? throw new ProblemException(Problem.NotFound);
            var area = areas.Find(regency) is { Level: AreaLevel.Regency } found ? found : throw new ProblemException(Problem.NotFound);
            var view = (await progress.OfAsync(run, area, cancellation)).Advised(clock.GetUtcNow(), messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            if (run.ClosedOn is null)
            {
                return Answer.Done(view);
            }

            var unverified = await UnverifiedAsync(request, caller, period, regency, cancellation);
            return Answer.Done(view with { UnverifiedVillages = unverified.Shown, Next = unverified.Next });
        });

    private Task<ListAnswer<UnverifiedVillage>> UnverifiedAsync(HttpRequest request, Caller caller, string period, string regency, CancellationToken cancellation) =>
        listing.PageAsync<VillageProgressDocument, UnverifiedVillage>(
            request,
            caller,
            Partitions.Cycles(period),
            CycleProgress.Unverified(regency),
            row => new Place(row.Village, row.Id),
            row => new UnverifiedVillage(row.Village, row.Unverified),
            cancellation);
}
