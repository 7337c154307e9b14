using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/secrets/{id}: a secret by which a partner's system gets its tokens; its text is shown this once (REG-3).</summary>
public sealed class SetPartnerSecret(Api api, PartnerSecrets secrets)
{
    /// <summary>Makes it; one that is in use stays, and its text is not shown again.</summary>
    [Function(nameof(SetPartnerSecret))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes]
    [Answers<PartnerSecretReceipt>]
    [Refuses(400, "partner.number", Rule = "REG-3")]
    [Refuses(409, "partner.secretTaken", "partner.tooMany", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/secrets/{id}")] HttpRequest request, string partner, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            await RequestBody.ReadNothingAsync(request, cancellation);
            return Answer.Done(await secrets.MakeAsync(partner, id, caller.Actor, cancellation));
        });
}
