using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
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
public sealed class GetRegencyCycle(Api api, CycleRepository cycles, CycleProgress progress, RecipientVillages recipients, Listing listing)
{
    /// <summary>Villages opened, verified, finalised; lines by outcome.</summary>
    [Function(nameof(GetRegencyCycle))]
    [QueryParameters(Paged = true)]
    [Access(Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor, Area = "regency")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "cycles/{period}/regencies/{regency}")] HttpRequest request,
        string period,
        string regency,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            listing.Check(request, caller);
            var run = await cycles.FindAsync(CyclePath.Period(period), cancellation) ?? throw new ProblemException(Problem.NotFound);
            var found = await progress.OfRegencyAsync(period, regency, cancellation);
            var expected = found is not null || await IsExpectedAsync(run, regency, cancellation) ? 1 : 0;
            var view = ProgressView.Of(run, regency, found is null ? [] : [found], expected);
            if (run.ClosedOn is null)
            {
                return Answer.Done(view);
            }

            var unverified = await UnverifiedAsync(request, caller, period, regency, cancellation);
            return Answer.Done(view with { UnverifiedVillages = unverified.Shown, Next = unverified.Next });
        });

    // Right after the opening a regency may be counted on and not yet counted.
    private async Task<bool> IsExpectedAsync(CycleDocument run, string regency, CancellationToken cancellation) =>
        !run.OpeningSettled && (await recipients.OfAsync(regency, run.OpenedOn, cancellation)).Count > 0;

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
