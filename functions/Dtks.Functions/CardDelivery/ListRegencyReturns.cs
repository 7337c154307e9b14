using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /regencies/{regency}/card-returns?round=&amp;late=: what came back in the villages of a regency, and which are late (CRD-4), for officers of the area.</summary>
public sealed class ListRegencyReturns(Api api, Listing listing, ReturnPlaceLists places)
{
    /// <summary>One page, by the villages' codes: those whose list was handed over.</summary>
    [Function(nameof(ListRegencyReturns))]
    [QueryParameters("round", "late", Paged = true)]
    [Access(Officers = true, Area = "regency")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Asks<bool>("late", "Only villages that are late, or only those that are not.")]
    [Answers<ListAnswer<ReturnPlaceItem>>]
    [Refuses(400, "input.unknownValue")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/regencies/{regency}/card-returns")] HttpRequest request, string regency, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var list = await places.InAsync(PathArea.Regency(regency), request.Query["round"].ToString(), request.Query["late"].ToString(), cancellation);
            return Answer.Done(await listing.PageAsync(request, caller, list, cancellation));
        });
}
