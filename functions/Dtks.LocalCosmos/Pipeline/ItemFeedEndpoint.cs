using Dtks.LocalCosmos.Batch;
using Dtks.LocalCosmos.Errors;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Queries;
using Dtks.LocalCosmos.Resources;

namespace Dtks.LocalCosmos.Pipeline;

/// <summary>Requests on a container's items as a whole, each to who answers it.</summary>
internal sealed class ItemFeedEndpoint(GatewayServices services) : IEndpoint
{
    private readonly ItemEndpoint _item = new(services);
    private readonly BatchEndpoint _batch = new(services);
    private readonly QueryEndpoint _query = new(services);
    private readonly ChangeFeed.ChangeFeedEndpoint _changes = new(services);

    public Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation) => request.Kind switch
    {
        CosmosOperation.Create or CosmosOperation.Upsert => _item.AnswerAsync(request, cancellation),
        CosmosOperation.Batch => _batch.AnswerAsync(request, cancellation),
        CosmosOperation.Query or CosmosOperation.QueryPlan or CosmosOperation.ReadFeed => _query.AnswerAsync(request, cancellation),
        CosmosOperation.ChangeFeed => _changes.AnswerAsync(request, cancellation),
        _ => throw new RequestFailedException(405, 0, $"{request.Method} is not for a container's items."),
    };
}
