using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>POST /villages/{village}/skrtm: a replacement household fills in its SKRTM, with help of the village or the TKSK (CRD-6, CRD-9).</summary>
public sealed class FillInSkrtm(Api api, SkrtmWork work)
{
    /// <summary>201 with its id; until the village head signs it may be filled in anew.</summary>
    [Function(nameof(FillInSkrtm))]
    [Access(Role.VillageOfficer, Role.Tksk, Area = "village")]
    [Takes<SkrtmDraft>]
    [Answers<SkrtmReceipt>(201)]
    [Refuses(400, "input.required", "list.size", "text.characters", "text.length")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    [Refuses(400, "skrtm.replacementUnknown", Rule = "CRD-6")]
    [Refuses(400, "skrtm.answerCode", Rule = "CRD-9")]
    [Refuses(409, "skrtm.dropped", "skrtm.lapsed", "skrtm.lapsedTo", Rule = "CRD-5")]
    [Refuses(409, "card.replacedBefore", "skrtm.gone", "skrtm.signedBefore", Rule = "CRD-9")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "skrtm.notItsTurn", Rule = "CRD-5")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/skrtm")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SkrtmDraft>(body);
            return await work.FillAsync(PathArea.Village(village), draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)), cancellation);
        });
}
