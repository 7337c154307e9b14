using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Messaging.EventGrid;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Platform.Access;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Protection;
using Dtks.Platform.Settings;
using Dtks.Platform.Telemetry;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Dtks.Platform.Hosting;

/// <summary>Makes the clients of the services the platform stands on, by their settings: with a key where there is one, else with the app's managed identity.</summary>
internal static class ServiceClients
{
    // Several tries fit into the time that a request has. The SDKs' own defaults wait 6 s and 100 s for one.
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(5);

    public static CosmosClient Cosmos(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CosmosOptions>>().Value;
        var plainHttp = options.Endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        var how = new CosmosClientOptions
        {
            ApplicationName = "dtks-serverless",
            ConnectionMode = plainHttp ? ConnectionMode.Gateway : ConnectionMode.Direct,
            LimitToEndpoint = plainHttp,
            RequestTimeout = OneTry,
            MaxRetryAttemptsOnRateLimitedRequests = 3,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(2),
            HttpClientFactory = OutgoingHttp.ClientOf(services, OutgoingHttp.Cosmos),
            CustomHandlers = { ActivatorUtilities.CreateInstance<ChargeMeter>(services) },
            Serializer = new DocumentSerializer(services.GetRequiredService<FieldProtection>(), services.GetRequiredService<ProtectedFields>(), services.GetRequiredService<ProtectedDocuments>()),
        };
        return options.Key is { Length: > 0 } key
            ? new CosmosClient(options.Endpoint, key, how)
            : new CosmosClient(options.Endpoint, services.GetRequiredService<TokenCredential>(), how);
    }

    public static QueueServiceClient Queues(IServiceProvider services)
    {
        var how = Bounded(new QueueClientOptions()).SendBy(services, OutgoingHttp.Queues);
        foreach (var policy in services.GetServices<HttpPipelinePolicy>())
        {
            how.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return storage.ConnectionString is { Length: > 0 } connection
            ? new QueueServiceClient(connection, how)
            : new QueueServiceClient(storage.Service("queue"), services.GetRequiredService<TokenCredential>(), how);
    }

    public static BlobServiceClient Blobs(IServiceProvider services)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        var how = Bounded(new BlobClientOptions()).SendBy(services, OutgoingHttp.Blobs);
        return storage.ConnectionString is { Length: > 0 } connection
            ? new BlobServiceClient(connection, how)
            : new BlobServiceClient(storage.Service("blob"), services.GetRequiredService<TokenCredential>(), how);
    }

    public static EventGridPublisherClient Events(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EventGridOptions>>().Value;
        var topic = new Uri(options.TopicEndpoint);
        var how = Bounded(new EventGridPublisherClientOptions()).SendBy(services, OutgoingHttp.Events);
        return options.TopicKey is { Length: > 0 } key
            ? new EventGridPublisherClient(topic, new Azure.AzureKeyCredential(key), how)
            : new EventGridPublisherClient(topic, services.GetRequiredService<TokenCredential>(), how);
    }

    public static PublishedKeys Identity(IServiceProvider services)
    {
        const int longestMetadata = 1 << 20;
        var http = OutgoingHttp.ClientOf(services, OutgoingHttp.Identity)?.Invoke() ?? new HttpClient();
        http.MaxResponseContentBufferSize = longestMetadata;
        return new PublishedKeys(
            services.GetRequiredService<IOptions<IdentityOptions>>(),
            http,
            services.GetRequiredKeyedService<TimeProvider>(OptimisticRetry.RealTime),
            services.GetRequiredService<ILogger<PublishedKeys>>());
    }

    // Three tries and the pauses between them end within 18 s.
    private static T Bounded<T>(T options)
        where T : ClientOptions
    {
        options.Retry.NetworkTimeout = OneTry;
        options.Retry.MaxRetries = 2;
        options.Retry.Delay = TimeSpan.FromMilliseconds(400);
        options.Retry.MaxDelay = TimeSpan.FromSeconds(1);
        return options;
    }
}
