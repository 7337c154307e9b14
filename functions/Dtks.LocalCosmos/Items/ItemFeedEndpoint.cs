using Dtks.LocalCosmos.Batch;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Queries;

namespace Dtks.LocalCosmos.Items;

/// <summary>Requests on a container's items as a whole, each to who answers it.</summary>
internal sealed class ItemFeedEndpoint(GatewayServices services) : IEndpoint
{
    private readonly ItemEndpoint _item = new(services);
    private readonly BatchEndpoint _batch = new(services);
    private readonly QueryEndpoint _query = new(services);
    private readonly ChangeFeed.ChangeFeedEndpoint _changes = new(services);

    public Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation) => request.Kind switch
    {
        OperationKind.Create or OperationKind.Upsert => _item.AnswerAsync(request, cancellation),
        OperationKind.Batch => _batch.AnswerAsync(request, cancellation),
        OperationKind.Query or OperationKind.QueryPlan or OperationKind.ReadFeed => _query.AnswerAsync(request, cancellation),
        OperationKind.ChangeFeed => _changes.AnswerAsync(request, cancellation),
        _ => throw new RequestFailedException(405, 0, $"{request.Method} is not for a container's items."),
    };
}
