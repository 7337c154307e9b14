using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Platform.Health;

/// <summary>Registers what <c>GET /health</c> looks at.</summary>
internal static class HealthChecks
{
    /// <summary>How long a look may take; what has not answered by then counts as away.</summary>
    public static readonly TimeSpan AtMost = TimeSpan.FromSeconds(5);

    /// <summary>Adds the checks: side by side, each bounded by <see cref="AtMost"/>.</summary>
    public static IServiceCollection AddHealth(this IServiceCollection services)
    {
        services.AddHealthChecks()
            .AddCheck<StoreCheck>("store", timeout: AtMost)
            .AddCheck<QueueCheck>("queues", timeout: AtMost)
            .AddCheck<BlobCheck>("blobs", timeout: AtMost)
            .AddCheck<KeyCheck>("keys", timeout: AtMost);
        services.AddSingleton<LatestHealth>();
        return services;
    }
}
