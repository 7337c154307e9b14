using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Pipeline;

/// <summary>Refuses requests on containers that have used up their second, when that is wanted at all.</summary>
internal sealed class ThroughputLimit(LiveCatalog catalog, ThroughputGate gate, bool enforced)
{
    private const int RequestRateTooLarge = 3200;

    /// <summary>429 with 3200 when the container's throughput, or its database's, is used up for now.</summary>
    public void Check(CosmosRequest request)
    {
        if (Offer(request) is { } offer && gate.WaitFor(offer.ResourceId, offer.Throughput) is { } wait)
        {
            throw new RequestFailedException(429, RequestRateTooLarge, "The request rate is too large. Please retry after some time.") { RetryAfter = wait };
        }
    }

    public void Charge(CosmosRequest request, double units)
    {
        if (Offer(request) is { } offer)
        {
            gate.Charge(offer.ResourceId, units);
        }
    }

    private OfferResource? Offer(CosmosRequest request)
    {
        if (!enforced || request.Kind == CosmosOperation.Metadata)
        {
            return null;
        }

        var current = catalog.Current;
        return current.TryContainer(request.Path.Database, request.Path.Container) is not { } container
            ? null
            : current.OfferOf(container.ResourceId.ToString()) ?? current.OfferOf(container.ResourceId.DatabaseText);
    }
}
