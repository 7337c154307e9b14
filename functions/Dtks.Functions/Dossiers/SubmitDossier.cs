using Dtks.Domain.Dossiers;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>POST /villages/{village}/dossiers: the village head hands in what a deliberation admitted and was visited (RAT-1, RAT-2), or the month's finalised sheet (VER-3).</summary>
public sealed class SubmitDossier(Api api, DossierSubmission submission)
{
    /// <summary>Hands one in.</summary>
    [Function(nameof(SubmitDossier))]
    [Access(Role.VillageHead, Area = "village")]
    [Takes<DossierDraft>]
    [Answers<DossierReceipt>(201)]
    [Refuses(400, "input.required", "input.unknownValue", "text.characters", "text.length")]
    [Refuses(400, "dossier.period", Rule = "RAT-1")]
    [Refuses(422, "dossier.notConcluded", Rule = "MUS-7")]
    [Refuses(422, "dossier.deliberationUnknown", "dossier.onCards", "dossier.replaces", "dossier.replacesSheet", "dossier.sheetHeld", Rule = "RAT-1")]
    [Refuses(422, "dossier.empty", Rule = "RAT-2")]
    [Refuses(422, "dossier.sheetDigest", Rule = "RAT-8")]
    [Refuses(422, "dossier.sheetMissing", "dossier.sheetNotFinalised", "dossier.sheetUnreadable", Rule = "VER-1")]
    [Refuses(422, "dossier.heldBefore", Rule = "VER-3")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/dossiers")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var area = PathArea.Village(village);
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<DossierDraft>(body);
            return await submission.SubmitAsync(area, draft, caller.Actor, IdempotencyHeader.Read(request, caller, body), cancellation);
        });
}
