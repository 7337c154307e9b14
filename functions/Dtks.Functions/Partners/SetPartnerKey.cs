using Dtks.Domain.Kernel;
using Dtks.Domain.Partners;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Partners;

/// <summary>PUT /partners/{partner}/keys/{kid}: a public key of a partner's system, as a JWK (REG-3).</summary>
public sealed class SetPartnerKey(Api api, PartnerChanges changes)
{
    /// <summary>Registers it. The same again changes nothing; another key needs another id. Members that are not read are ignored (RFC 7517), what is private of a key is refused.</summary>
    [Function(nameof(SetPartnerKey))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes<JwkDraft>]
    [Answers<PartnerView>]
    [Refuses(400, "partner.key", "partner.kid", "partner.kidOther", Rule = "REG-3")]
    [Refuses(409, "partner.keyTaken", "partner.tooMany", Rule = "REG-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/keys/{kid}")] HttpRequest request, string partner, string kid, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var draft = RequestBody.Parse<JwkDraft>(JwkMembers.Of(await RequestBody.ReadBytesAsync(request, cancellation)));
            if (!PartnerNames.IsKid(kid))
            {
                throw new ProblemException(new Problem(400, PartnerViolations.Kid, "REG-3"));
            }

            var set = await changes.ChangeAsync(partner, caller.Actor, (before, context) => Decide(before, kid, draft, context), cancellation);
            return Answer.Done(PartnerView.Of(set, changes.Today));
        });

    private static Decision<PartnerEvent> Decide(Partner before, string kid, JwkDraft draft, PartnerContext context) => draft.Kid is { } named && named != kid
        ? Decision<PartnerEvent>.Reject(Violation.Invalid(PartnerViolations.KidOther, "/kid", "REG-3"))
        : JwkReader.Read(kid, draft, context.Now) is { } key ? PartnerDecider.SetKey(before, key, context)
        : Decision<PartnerEvent>.Reject(Violation.Invalid(PartnerViolations.Key, string.Empty, "REG-3"));
}
