using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duty;

/// <summary>GET /villages/{village}/deliberation-duty: last held, due on, late, and the reminders given (MUS-1), for officers of the area.</summary>
public sealed class GetVillageDuty(Api api, DutyList duties)
{
    /// <summary>One village's.</summary>
    [Function(nameof(GetVillageDuty))]
    [Access(Officers = true, Area = "village")]
    [Answers<DutyView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/deliberation-duty")] HttpRequest request,
        string village,
        CancellationToken cancellation) =>
        api.RunAsync(request, async _ => Answer.Done(await duties.OfAsync(PathArea.Village(village).Value, cancellation)));
}
