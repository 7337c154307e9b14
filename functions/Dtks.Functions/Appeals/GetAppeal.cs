using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Appeals;

/// <summary>GET /appeals/{village}/{id}: for who made it, whose proposal or family it is about, and officers of the area (GOV-3).</summary>
public sealed class GetAppeal(Api api, AppealReading appeals, ConcernedCitizens concerned, AuditedReads reads)
{
    /// <summary>The appeal; 404 for a citizen's that is another's, and to which village a household went is not told by theirs (REG-3).</summary>
    [Function(nameof(GetAppeal))]
    [Access(Role.Citizen, Officers = true, Area = "village", Concerned = [Role.Citizen])]
    [Answers<AppealView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/appeals/{village}/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await appeals.FindAsync(village, id, cancellation);
            return found is not null && (caller.Role != Role.Citizen || await concerned.IsConcernedAsync(found.State, caller, cancellation))
                ? await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "appeal.read", AppealView.Of(found.State, caller.Actor), found.ETag, cancellation)
                : throw new ProblemException(Problem.NotFound);
        });
}
