using Azure.Storage.Queues;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>Whether the queue service answers and every queue that the modules declare is there, its poison queue too. One request.</summary>
internal sealed class QueueCheck(QueueServiceClient service, QueueNames declared) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var missing = declared.All.SelectMany(q => new[] { q, QueueNames.Poison(q) }).ToHashSet(StringComparer.Ordinal);
        await foreach (var queue in service.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            missing.Remove(queue.Name);
        }

        return Missing.Of("queues", missing, context);
    }
}
