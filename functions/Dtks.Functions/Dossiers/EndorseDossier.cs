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
    [Takes<DossierReviewDraft>(IfMatch = true)]
    [Answers<DossierReceipt>]
    [Refuses(400, "input.required", "input.unknownValue", "list.size", "text.characters", "text.length")]
    [Refuses(400, "dossier.reasonsForbidden", "dossier.reasonsMissing", Rule = "RAT-1")]
    [Refuses(409, "dossier.notAwaiting", Rule = "RAT-1")]
    [Refuses(409, "dossier.sheetUnreadable", Rule = "RAT-8")]
    [Refuses(409, "sheet.closed", Rule = "VER-7")]
    [Refuses(422, "dossier.own", Rule = "GOV-2")]
    [Refuses(422, "dossier.digest", Rule = "RAT-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/dossiers/{id}/endorsement")] HttpRequest request,
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
