using Azure.Storage.Blobs;
using Dtks.Platform.Modules;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>Whether the blob service answers and every blob container that the modules declare is there. One request.</summary>
internal sealed class BlobCheck(BlobServiceClient service, Declarations declared) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var missing = declared.BlobContainers.ToHashSet(StringComparer.Ordinal);
        await foreach (var container in service.GetBlobContainersAsync(cancellationToken: cancellationToken))
        {
            missing.Remove(container.Name);
        }

        return Missing.Of("blob containers", missing, context);
    }
}
