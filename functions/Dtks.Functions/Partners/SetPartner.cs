using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}: the Ministry registers another body's system, or changes its name or where its keys are published (REG-3).</summary>
public sealed class SetPartner(Api api, PartnerChanges changes, IOptions<DciOptions> options)
{
    /// <summary>Registers it. The same again changes nothing.</summary>
    [Function(nameof(SetPartner))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<PartnerDraft>]
    [Answers<PartnerView>]
    [Refuses(400, "input.required", "text.characters", "text.length")]
    [Refuses(400, "partner.address", "partner.id", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}")] HttpRequest request, string partner, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<PartnerDraft>(await RequestBody.ReadBytesAsync(request, cancellation));
            var set = await changes.SaveAsync(partner, caller.Actor, (before, context) => PartnerDecider.Register(partner, draft, before, options.Value.AllowLoopbackCallbacks, context), cancellation);
            return Answer.Done(PartnerView.Of(set, changes.Today));
        });
}
