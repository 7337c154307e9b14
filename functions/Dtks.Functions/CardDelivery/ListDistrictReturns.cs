using Dtks.Platform.Access;
using Dtks.Platform.Http;
using Dtks.Platform.Idempotency;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.CardDelivery;

/// <summary>GET /districts/{district}/card-returns?round=&amp;late=: what came back in the villages of a district, and which are late (CRD-4), for officers of the area.</summary>
public sealed class ListDistrictReturns(Api api, Listing listing, ReturnPlaceLists places)
{
    /// <summary>One page, by the villages' codes: those whose list was handed over.</summary>
    [Function(nameof(ListDistrictReturns))]
    [QueryParameters("round", "late", Paged = true)]
    [Access(Officers = true, Area = "district")]
    [Asks<string>("round", "The id of a round of cards.", IsRequired = true)]
    [Asks<bool>("late", "Only villages that are late, or only those that are not.")]
    [Answers<ListAnswer<ReturnPlaceItem>>]
    [Refuses(400, "input.unknownValue")]
    [Refuses(400, "cardRound.unknown", Rule = "CRD-1")]
    public Task<IActionResult> RunAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "api/districts/{district}/card-returns")] HttpRequest request, string district, CancellationToken cancellation) =>
        api.RunAsync(request, async caller =>
        {
            var list = await places.InAsync(PathArea.District(district), request.Query["round"].ToString(), request.Query["late"].ToString(), cancellation);
            return Answer.Done(await listing.PageAsync(request, caller, list, cancellation));
        });
}
