using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>POST /villages/{village}/skrtm/{id}/signature: the village head signs an SKRTM (CRD-9).</summary>
public sealed class SignSkrtm(Api api, SkrtmWork work)
{
    /// <summary>Records the signature, with its day.</summary>
    [Function(nameof(SignSkrtm))]
    [Access(Role.VillageHead, Area = "village")]
    [Takes<SkrtmSignatureDraft>]
    [Answers<SkrtmReceipt>]
    [Refuses(400, "card.missing", "date.format", "input.required")]
    [Refuses(400, "date.future", Rule = "CRD-9")]
    [Refuses(409, "card.numbersGiven", Rule = "CRD-10")]
    [Refuses(409, "skrtm.dropped", "skrtm.lapsed", "skrtm.lapsedTo", Rule = "CRD-5")]
    [Refuses(409, "card.replacedBefore", "skrtm.gone", "skrtm.replacementUnknown", "skrtm.signedBefore", Rule = "CRD-9")]
    [Refuses(409, "skrtm.notConcluded", Rule = "MUS-7")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "replacement.notReceiving", Rule = "CRD-11")]
    [Refuses(422, "card.notReplaceable", Rule = "CRD-5")]
    [Refuses(422, "card.holderHas", "skrtm.awaitsRegister", "skrtm.householdGone", "skrtm.signedEarly", Rule = "CRD-9")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/skrtm/{id}/signature")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SkrtmSignatureDraft>(body);
            return await work.SignAsync(village, id, draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)), cancellation);
        });
}
