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
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = "villages/{village}/skrtm")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var body = await RequestBody.ReadBytesAsync(request, cancellation);
            var draft = RequestBody.Parse<SkrtmDraft>(body);
            return await work.FillAsync(PathArea.Village(village), draft, new SkrtmAsked(caller.Actor, IdempotencyHeader.Read(request, caller, body)), cancellation);
        });
}
