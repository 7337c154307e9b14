using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>POST /villages/{village}/dossiers/{id}/endorsement: the district head (camat) endorses a village's dossier, or returns it (RAT-1, GOV-2).</summary>
public sealed class EndorseDossier(Api api, DossierReview review)
{
    /// <summary>Takes it on, or returns it with reasons.</summary>
    [Function(nameof(EndorseDossier))]
    [Access(Role.DistrictHead, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "villages/{village}/dossiers/{id}/endorsement")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<DossierReviewDraft>(body);
            var asked = new DossierAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body), IfMatchHeader.Read(request));
            return await review.EndorseAsync(village, id, draft, asked, cancellation);
        });
}
