using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/suspension: a partner is kept out for now, or let in again (REG-3).</summary>
public sealed class SuspendPartner(Api api, PartnerChanges changes)
{
    /// <summary>Keeps it out from the next message on, or lets it in again.</summary>
    [Function(nameof(SuspendPartner))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<SuspensionDraft>]
    [Answers<PartnerView>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/suspension")] HttpRequest request, string partner, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<SuspensionDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            return Answer.Done(PartnerView.Of(await changes.ChangeAsync(partner, caller.Actor, (before, context) => PartnerDecider.Suspend(before, draft, context), cancellation), changes.Today));
        });
}
