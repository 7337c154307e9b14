using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Serialization;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalCosmos.Resources;

/// <summary>Throughput: read, replace, list, query.</summary>
internal sealed class OfferEndpoint(GatewayServices services) : IEndpoint
{
    public async Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation) => (request.Path.Kind, request.Method) switch
    {
        (ResourceKind.Offers, "GET" or "POST") => ResourceFeed.Answer(
            request, string.Empty, "Offers", services.Catalog.Current.Offers.Select(offer => offer.Describe()), services.Time.GetUtcNow()),
        (ResourceKind.Offer, "GET") => Describe(services.Catalog.Current.Offer(request.Path.Last)),
        (ResourceKind.Offer, "PUT") => await ReplaceAsync(request),
        _ => throw new RequestFailedException(405, 0, $"{request.Method} is not for offers."),
    };

    private async Task<CosmosResponse> ReplaceAsync(CosmosRequest request)
    {
        var wanted = JsonText.ParseObject(request.Body.Span)["content"] as JObject
            ?? throw RequestFailedException.BadRequest("The offer has no content.");
        var content = OfferContent.Check(wanted);
        await services.Catalog.ChangeAsync((session, catalog) =>
        {
            var offer = catalog.Offer(request.Path.Last);
            Preconditions.CheckMatch(request, offer.ETag);
            if ((content["offerAutopilotSettings"] is null) != (offer.Content["offerAutopilotSettings"] is null))
            {
                throw RequestFailedException.BadRequest("A replacement of throughput cannot change between manual and autoscale.");
            }

            CatalogWriter.PutOffer(session, offer.ResourceId, offer.Link, content);
            return offer;
        });
        return Describe(services.Catalog.Current.Offer(request.Path.Last));
    }

    private static CosmosResponse Describe(OfferResource offer)
    {
        var least = offer.Content["offerAutopilotSettings"] is null ? OfferContent.LeastThroughput : OfferContent.LeastAutoscale;
        return CosmosResponse.Json(200, offer.Describe(), offer.ETag)
            .With(CosmosHeaders.OfferReplacePending, "false")
            .With(CosmosHeaders.MinimumThroughput, least.ToString(System.Globalization.CultureInfo.InvariantCulture));
    }
}
