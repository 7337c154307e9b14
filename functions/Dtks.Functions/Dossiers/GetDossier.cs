using Dtks.Functions.Verification;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Dossiers;

/// <summary>GET /villages/{village}/dossiers/{id}: a dossier with its history and what is to be done next, for officers of the area (RAT-1).</summary>
public sealed class GetDossier(Api api, DossierRepository dossiers, DossierNext next, DossierSheets sheets, MessageCatalogue messages, TimeProvider clock)
{
    /// <summary>The dossier; its ETag is what <c>If-Match</c> on its endorsement and receipt takes.</summary>
    [Function(nameof(GetDossier))]
    [Access(Officers = true, Area = "village")]
    [Answers<DossierView>(ETag = true)]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/dossiers/{id}")] HttpRequest request,
        string village,
        string id,
        CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var found = await dossiers.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var language = MessageCatalogue.Choose(request.Headers.AcceptLanguage);
            var explanation = SheetDossierView.StaysText(found.State.DeterminedOn, messages, language);
            var days = DossierDays.Since(found.State.Village, found.State.Since(), clock.GetUtcNow());
            var isLettered = await sheets.IsLetteredAsync(found.State, cancellation);
            var view = DossierView.Of(found.State, days, explanation, isLettered) with
            {
                Next = await next.OfAsync(found.State, isLettered, language, cancellation),
                Advice = await sheets.AdviceAsync(found.State, language, cancellation),
            };
            return Answer.Done(view, found.ETag);
        });
}
