using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Visits;

/// <summary>GET /proposals/{village}/{id}/visit: the home visit as it was recorded last, for officers of the area (RAT-2).</summary>
public sealed class GetVisit(Api api, VisitRecording visits, AuditedReads reads)
{
    /// <summary>The visit; its ETag is what <c>If-Match</c> takes when it is recorded anew.</summary>
    [Function(nameof(GetVisit))]
    [Access(Officers = true, Area = "village")]
    [Answers<VisitView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/proposals/{village}/{id}/visit")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = (PathId.IsId(id) ? await visits.FindAsync(village, id, cancellation) : null) ?? throw new ProblemException(Problem.NotFound);
            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "visit.read", VisitView.Of(found.State), found.ETag, cancellation);
        });
}
