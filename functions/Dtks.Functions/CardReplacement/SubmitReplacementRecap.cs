using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>POST /villages/{village}/replacement-recap/submission: the village head hands in the recap form of replacement households (CRD-8).</summary>
public sealed class SubmitReplacementRecap(Api api, ReplacementRecapWork work)
{
    /// <summary>As it stands by now; handed in again unchanged, it is the same.</summary>
    [Function(nameof(SubmitReplacementRecap))]
    [Access(Role.VillageHead, Area = "village")]
    [Takes<ReplacementRecapDraft>]
    [Answers<ReplacementRecapReceipt>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-8")]
    [Refuses(422, "replacementRecap.empty", Rule = "CRD-8")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/replacement-recap/submission")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<ReplacementRecapDraft>(body);
            return await work.SubmitAsync(PathArea.Village(village), draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)), cancellation);
        });
}
