using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Functions.Areas;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duty;

/// <summary>GET /areas/{area}/deliberation-duty/late: which villages of an area of any level are late (MUS-1), by code. By the counts that regencies left no page reads one of which none is late.</summary>
public sealed class ListLateVillages(Api api, AreaDuties counts, DutyList duties, AreaDirectory areas, Listing listing, Cursor cursor)
{
    /// <summary>One page, by the villages' codes.</summary>
    [Function(nameof(ListLateVillages))]
    [QueryParameters(Paged = true)]
    [Access(Officers = true, Area = "area")]
    [Answers<ListAnswer<DutyView>>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/areas/{area}/deliberation-duty/late")] HttpRequest request,
        string area,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = areas.Find(area) ?? throw new ProblemException(Problem.NotFound);
            var query = new DutyQuery(Cursor.Limit(request), cursor.Read(request, caller), Late: true);
            var page = found.Level <= AreaLevel.Regency
                ? await duties.LateAsync(query, await counts.LateAsync(found, cancellation), cancellation)
                : await duties.PageAsync(query, found, cancellation);
            return Answer.Done(page.Answer(code => listing.ItemOf(code, request), cursor.Write(page.Last, request, caller)));
        });
}
