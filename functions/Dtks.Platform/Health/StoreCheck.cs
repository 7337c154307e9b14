using System.Globalization;
using System.Net;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Health;

/// <summary>
/// Whether the documents can be read: a point read of a document that there is not, 1 RU. Told to come again, the store is there, but short
/// of throughput.
/// </summary>
internal sealed class StoreCheck(CosmosClient client, IOptions<CosmosOptions> options, DocumentContainers containers) : IHealthCheck
{
    private const string Nothing = "health";

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var container = client.GetContainer(options.Value.Database, containers.All.First().Name);
        using var answer = await container.ReadItemStreamAsync(Nothing, new PartitionKey(Nothing), cancellationToken: cancellationToken).WaitAsync(cancellationToken);
        return answer.StatusCode switch
        {
            HttpStatusCode.OK => HealthCheckResult.Healthy(),
            HttpStatusCode.NotFound when SubStatus(answer) == 0 => HealthCheckResult.Healthy(),
            HttpStatusCode.TooManyRequests => HealthCheckResult.Degraded("The store has no throughput left."),
            var other => new HealthCheckResult(context.Registration.FailureStatus, $"The store answered {(int)other} ({SubStatus(answer)})."),
        };
    }

    // 404 with another sub-status: the container, or all of it, is not there. Source: "HTTP status codes for Azure Cosmos DB".
    private static int SubStatus(ResponseMessage answer) =>
        int.TryParse(answer.Headers["x-ms-substatus"], NumberStyles.None, CultureInfo.InvariantCulture, out var subStatus) ? subStatus : 0;
}
