using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /villages/{village}/circulars?round=: the circulars that tell of a village, with its own recap (CRD-4), for officers of the area.</summary>
public sealed class ListVillageCirculars(Api api, CircularRepository circulars, CardRoundRepository rounds, AreaDirectory areas)
{
    /// <summary>All of them, the first issued first; there are few.</summary>
    [Function(nameof(ListVillageCirculars))]
    [QueryParameters("round")]
    [Access(Officers = true, Area = "village")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<CircularsView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/villages/{village}/circulars")] HttpRequest request, string village, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var (code, round) = (PathArea.Village(village), await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var found = await circulars.FindAsync(code.District!.Value, round.Id, cancellation);
            var own = (found?.State.Circulars ?? []).Select(c => c with { Rows = [.. c.Rows.Where(r => r.Village == code)] }).Where(c => c.Rows.Count > 0);
            return Answer.Done(new CircularsView(round.Id, [.. own.Select(c => CircularView.Of(round.Id, c, areas.NameOf))]));
        });
}
