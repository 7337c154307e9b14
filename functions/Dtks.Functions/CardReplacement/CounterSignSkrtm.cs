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
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "villages/{village}/skrtm/{id}/counter-signature")] HttpRequest request,
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
