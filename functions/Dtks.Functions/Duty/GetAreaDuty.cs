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

/// <summary>
/// GET /areas/{area}/deliberation-duty: how many villages are late (MUS-1), in the nation by province, in a province by regency, in a regency, a district or a village. Which they
/// are is told by the area's list of the late ones, and by the regency's and the district's.
/// </summary>
public sealed class GetAreaDuty(Api api, AreaDuties duties, AreaDirectory areas)
{
    /// <summary>The counts of today.</summary>
    [Function(nameof(GetAreaDuty))]
    [Access(Officers = true, Area = "area")]
    [Answers<AreaDutyView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/areas/{area}/deliberation-duty")] HttpRequest request,
        string area,
        CancellationToken cancellation) =>
        api.RunAsync(request, async _ => areas.Find(area) is { } found
            ? Answer.Done(await duties.OfAsync(found, cancellation))
            : throw new ProblemException(Problem.NotFound));
}
