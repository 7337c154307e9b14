using Dtks.Functions.Areas;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /districts/{district}/circulars?round=: a camat's circulars of a round with their recaps (CRD-4), for officers of the area.</summary>
public sealed class ListDistrictCirculars(Api api, CircularRepository circulars, CardRoundRepository rounds, AreaDirectory areas)
{
    /// <summary>All of them, the first issued first; there are few.</summary>
    [Function(nameof(ListDistrictCirculars))]
    [QueryParameters("round")]
    [Access(Officers = true, Area = "district")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Answers<CircularsView>]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/circulars")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async _ =>
        {
            var (code, round) = (PathArea.District(district).Value, await rounds.NamedAsync(request.Query["round"].ToString(), cancellation));
            var found = await circulars.FindAsync(code, round.Id, cancellation);
            return Answer.Done(new CircularsView(round.Id, [.. (found?.State.Circulars ?? []).Select(c => CircularView.Of(round.Id, c, areas.NameOf))]));
        });
}
