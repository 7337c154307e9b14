using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers/{id}: a dossier with its history, for officers of the area (RAT-1).</summary>
public sealed class GetDossier(Api api, DossierRepository dossiers, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The dossier; its ETag is what <c>If-Match</c> on its endorsement and receipt takes.</summary>
    [Function(nameof(GetDossier))]
    [Access(Officers = true, Area = "village")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "villages/{village}/dossiers/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await dossiers.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var explanation = SheetDossierView.StaysText(found.State.DeterminedOn, messages, MessageCatalogue.Choose(request.Headers.AcceptLanguage));
            return Answer.Done(DossierView.Of(found.State, DossierDays.Since(found.State.Village, found.State.Since(), clock.GetUtcNow()), explanation), found.ETag);
        });
}
