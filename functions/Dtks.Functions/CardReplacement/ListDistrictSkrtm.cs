using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardReplacement;

/// <summary>GET /districts/{district}/skrtm?round=&amp;status=: the SKRTM of a district in a round, for officers of the area (CRD-9): nothing of a person.</summary>
public sealed class ListDistrictSkrtm(Api api, Listing listing, CardRoundRepository rounds, SkrtmAwaiting awaiting)
{
    /// <summary>One page, the first filled in first.</summary>
    [Function(nameof(ListDistrictSkrtm))]
    [QueryParameters("round", "status", Paged = true)]
    [Access(Officers = true, Area = "district")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Asks<SkrtmStatus>("status", "Only what stands so.")]
    [Answers<ListAnswer<SkrtmItem>>]
    [Refuses(400, "list.status")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/skrtm")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var round = await rounds.NamedAsync(request.Query["round"].ToString(), cancellation);
            var list = SkrtmLists.In(PathArea.District(district), round, request.Query["status"].ToString());
            return Answer.Done(await listing.PageAsync(request, caller, list.Partition, list.Query, list.PlaceOf, awaiting.Rows(MessageCatalogue.Choose(request.Headers.AcceptLanguage)), cancellation));
        });
}
