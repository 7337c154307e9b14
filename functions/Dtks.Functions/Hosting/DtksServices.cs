using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Identity;
using Azure.Messaging.EventGrid;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Functions.Areas;
using Dtks.Functions.Events;
using Dtks.Functions.Http;
using Dtks.Functions.Identity;
using Dtks.Functions.Messaging;
using Dtks.Functions.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Dtks.Functions.Hosting;

/// <summary>Registers all that the function classes need, the same under every host.</summary>
public static class DtksServices
{
    /// <summary>Adds the services. A host that has its own clock registers its <see cref="TimeProvider"/> first.</summary>
    /// <exception cref="OptionsValidationException">At start, when a setting is missing or wrong; it names the setting.</exception>
    public static IServiceCollection AddDtks(this IServiceCollection services, IConfiguration configuration)
    {
        services.TryAddSingleton(TimeProvider.System);
        services.AddKeyedSingleton(Contention.RealTime, TimeProvider.System);
        services.AddValidated<CosmosOptions>(configuration.GetSection("Cosmos"), o => o.Faults());
        services.AddValidated<ProtectionOptions>(configuration.GetSection("Protection"), o => o.Faults());
        services.AddValidated<IdentityOptions>(configuration.GetSection("Identity"), o => o.Faults());
        services.AddValidated<EventGridOptions>(configuration.GetSection("EventGrid"), o => o.Faults());
        services.AddValidated<StorageOptions>(configuration.GetSection("AzureWebJobsStorage"), o => o.Faults());
        services.Configure<StorageOptions>(o => o.ConnectionString = configuration["AzureWebJobsStorage"]);
        services.AddClients();
        services.AddPlumbing();
        services.AddFeatures(configuration);
        return services;
    }

    internal static void AddValidated<T>(this IServiceCollection services, IConfigurationSection section, Func<T, IEnumerable<string>> faults)
        where T : class
    {
        services.AddOptions<T>().Bind(section).ValidateOnStart();
        services.AddSingleton<IValidateOptions<T>>(new FaultValidation<T>(faults));
    }

    private static void AddClients(this IServiceCollection services)
    {
        services.AddSingleton<TokenCredential>(_ => new DefaultAzureCredential());
        services.AddSingleton(CosmosOf);
        services.AddSingleton(QueuesOf);
        services.AddSingleton(BlobsOf);
        services.AddSingleton(EventsOf);
    }

    private static void AddPlumbing(this IServiceCollection services)
    {
        services.AddSingleton<AreaDirectory>();
        services.AddSingleton<FieldProtection>();
        services.AddSingleton<ClaimHash>();
        services.AddSingleton<DocumentStore>();
        services.AddSingleton<ChangeCommit>();
        services.AddSingleton<Contention>();
        services.AddSingleton<QueueSender>();
        services.AddSingleton<Consumer>();
        services.AddSingleton<EventPublisher>();
        services.AddSingleton<OutboxRelay>();
        services.AddSingleton<TokenValidation>();
        services.AddSingleton<MessageCatalogue>();
        services.AddSingleton<Api>();
        services.AddSingleton<Answers>();
        services.AddSingleton<Cursor>();
        services.AddSingleton<Provisioning>();
    }

    private static CosmosClient CosmosOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CosmosOptions>>().Value;
        var plainHttp = options.Endpoint.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        var how = new CosmosClientOptions
        {
            ApplicationName = "dtks-serverless",
            ConnectionMode = plainHttp ? ConnectionMode.Gateway : ConnectionMode.Direct,
            LimitToEndpoint = plainHttp,
            MaxRetryAttemptsOnRateLimitedRequests = 3,
            MaxRetryWaitTimeOnRateLimitedRequests = TimeSpan.FromSeconds(2),
            Serializer = new DocumentSerializer(services.GetRequiredService<FieldProtection>()),
        };
        return options.Key is { Length: > 0 } key
            ? new CosmosClient(options.Endpoint, key, how)
            : new CosmosClient(options.Endpoint, services.GetRequiredService<TokenCredential>(), how);
    }

    private static QueueServiceClient QueuesOf(IServiceProvider services)
    {
        var how = new QueueClientOptions();
        foreach (var policy in services.GetServices<HttpPipelinePolicy>())
        {
            how.AddPolicy(policy, HttpPipelinePosition.PerCall);
        }

        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return storage.ConnectionString is { Length: > 0 } connection
            ? new QueueServiceClient(connection, how)
            : new QueueServiceClient(storage.Service("queue"), services.GetRequiredService<TokenCredential>(), how);
    }

    private static BlobServiceClient BlobsOf(IServiceProvider services)
    {
        var storage = services.GetRequiredService<IOptions<StorageOptions>>().Value;
        return storage.ConnectionString is { Length: > 0 } connection
            ? new BlobServiceClient(connection)
            : new BlobServiceClient(storage.Service("blob"), services.GetRequiredService<TokenCredential>());
    }

    private static EventGridPublisherClient EventsOf(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<EventGridOptions>>().Value;
        var topic = new Uri(options.TopicEndpoint);
        return options.TopicKey is { Length: > 0 } key
            ? new EventGridPublisherClient(topic, new Azure.AzureKeyCredential(key))
            : new EventGridPublisherClient(topic, services.GetRequiredService<TokenCredential>());
    }
}
