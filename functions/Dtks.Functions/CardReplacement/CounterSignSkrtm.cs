using Dtks.Domain.Cards;
using Dtks.Domain.Kernel;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>POST /villages/{village}/skrtm/{id}/counter-signature: the camat signs what the village head has signed; the household then gets its card (CRD-9).</summary>
public sealed class CounterSignSkrtm(Api api, SkrtmWork work)
{
    /// <summary>Records the signature, with its day.</summary>
    [Function(nameof(CounterSignSkrtm))]
    [Access(Role.DistrictHead, Area = "village")]
    [Takes<SkrtmSignatureDraft>]
    [Answers<SkrtmReceipt>]
    [Refuses(400, "card.missing", "date.format", "input.required")]
    [Refuses(400, "date.future", Rule = "CRD-9")]
    [Refuses(409, "card.numbersGiven", Rule = "CRD-10")]
    [Refuses(409, "skrtm.dropped", "skrtm.lapsed", "skrtm.lapsedTo", Rule = "CRD-5")]
    [Refuses(409, "card.replacedBefore", "skrtm.gone", "skrtm.headFirst", "skrtm.replacementUnknown", "skrtm.signedBefore", Rule = "CRD-9")]
    [Refuses(422, "card.expired", Rule = "CRD-10")]
    [Refuses(422, "replacement.notReceiving", Rule = "CRD-11")]
    [Refuses(422, "card.notReplaceable", Rule = "CRD-5")]
    [Refuses(422, "card.holderHas", "skrtm.awaitsRegister", "skrtm.householdGone", "skrtm.signedEarly", Rule = "CRD-9")]
    [Refuses(422, "skrtm.sameSigner", Rule = "GOV-2")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "api/villages/{village}/skrtm/{id}/counter-signature")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SkrtmSignatureDraft>(body);
            return await work.CounterSignAsync(village, id, draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)) { Language = MessageCatalogue.Choose(request.Headers.AcceptLanguage) }, cancellation);
        });
}
