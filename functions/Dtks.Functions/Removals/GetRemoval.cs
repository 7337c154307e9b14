using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Removals;

/// <summary>GET /households/{village}/{id}/removals/{removal}: a removal with its history, for officers of the area (RAT-6).</summary>
public sealed class GetRemoval(Api api, RemovalRepository removals, IHouseholdPayments paying, AuditedReads reads)
{
    /// <summary>The removal.</summary>
    [Function(nameof(GetRemoval))]
    [Access(Officers = true, Area = "village")]
    [Answers<RemovalView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/households/{village}/{id}/removals/{removal}")] HttpRequest request,
        string village,
        string id,
        string removal,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await removals.FindAsync(village, removal, cancellation);
            return found?.State.Household == id
                ? await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "removal.read", await RemovalView.OfAsync(found.State, paying, cancellation), found.ETag, cancellation)
                : throw new ProblemException(Problem.NotFound);
        });
}
