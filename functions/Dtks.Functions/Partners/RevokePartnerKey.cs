using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/keys/{kid}/revocation: a key is not believed any more, registered or published (REG-3).</summary>
public sealed class RevokePartnerKey(Api api, PartnerChanges changes)
{
    /// <summary>Revokes it for good, from the next message on.</summary>
    [Function(nameof(RevokePartnerKey))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes]
    [Answers<PartnerView>]
    [Refuses(400, "partner.kid", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/keys/{kid}/revocation")] HttpRequest request, string partner, string kid, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            await RequestBody.ReadNothingAsync(request, cancellation);
            return Answer.Done(PartnerView.Of(await changes.ChangeAsync(partner, caller.Actor, (before, context) => PartnerDecider.RevokeKey(before, kid, context), cancellation), changes.Today));
        });
}
