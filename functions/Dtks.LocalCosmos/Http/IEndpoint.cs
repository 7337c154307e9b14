namespace Dtks.LocalCosmos.Http;

/// <summary>Answers the requests for some kinds of resource.</summary>
internal interface IEndpoint
{
    Task<CosmosResponse> AnswerAsync(CosmosRequest request, CancellationToken cancellation);
}
