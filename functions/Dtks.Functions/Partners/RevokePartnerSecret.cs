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

/// <summary>PUT /partners/{partner}/secrets/{id}/revocation: a secret is not taken any more, nor a token that it was given for (REG-3).</summary>
public sealed class RevokePartnerSecret(Api api, PartnerChanges changes)
{
    /// <summary>Revokes it for good, from the next message on.</summary>
    [Function(nameof(RevokePartnerSecret))]
    [Access(Role.MinistryOfficer, Area = AccessArea.Nation)]
    [Takes]
    [Answers<PartnerView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = "api/partners/{partner}/secrets/{id}/revocation")] HttpRequest request, string partner, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            await RequestBody.ReadNothingAsync(request, cancellation);
            var after = await changes.ChangeAsync(partner, caller.Actor, (before, context) => PartnerDecider.RevokeSecret(Named(before, id), context), cancellation);
            return Answer.Done(PartnerView.Of(after, changes.Today));
        });

    private static PartnerSecret Named(Partner partner, string id) => partner.Secrets.FirstOrDefault(s => s.Id == id) ?? throw new ProblemException(Problem.NotFound);
}
