using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Reads;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /villages/{village}/skrtm/{id}: an SKRTM, for officers of the area (CRD-9); each read is audited before the answer (REG-3).</summary>
public sealed class GetSkrtm(Api api, SkrtmRepository letters, SkrtmAwaiting awaiting, ReplacementStandings standings, AuditedReads reads)
{
    /// <summary>The letter.</summary>
    [Function(nameof(GetSkrtm))]
    [Access(Officers = true, Area = "village")]
    [Answers<SkrtmView>]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/skrtm/{id}")] HttpRequest request, string village, string id, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var found = await letters.FindAsync(village, id, cancellation) ?? throw new ProblemException(Problem.NotFound);
            var named = await standings.OfAsync(found.Village, found.State.Round, cancellation);
            var view = SkrtmView.Of(found.State) with
            {
                Awaits = awaiting.View(await awaiting.OfAsync(found, named, cancellation), MessageCatalogue.Choose(request.Headers.AcceptLanguage)),
                Standing = ReplacementStandingView.Of(named.GetValueOrDefault(found.State.Id)),
            };
            return await reads.ShowAsync(Partitions.Registry(village), found.Id, caller.Actor, "skrtm.read", view, etag: null, cancellation);
        });
}
