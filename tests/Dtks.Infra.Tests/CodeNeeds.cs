using Azure.Messaging.EventGrid;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Functions;
using Dtks.Functions.Evidence;
using Dtks.Pages;
using Dtks.Platform.Documents;
using Dtks.Platform.Hosting;
using Dtks.Platform.Messaging;
using Dtks.Platform.Modules;
using Dtks.Platform.Telemetry;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.Infra.Tests;

/// <summary>
/// What the code needs of the place it runs in, read from the code itself. Where the code declares these things anew, this is the one file
/// that changes.
/// </summary>
internal static class CodeNeeds
{
    private const string StorageConnection = "AzureWebJobsStorage";

    // The roles that each client the code registers works with.
    private static readonly Dictionary<Type, string[]> RolesOf = new()
    {
        [typeof(CosmosClient)] = ["Cosmos DB Built-in Data Contributor on database dtks"],
        [typeof(BlobServiceClient)] = ["Storage Blob Data Contributor on the storage account"],
        [typeof(DelegationKeys)] = ["Storage Blob Delegator on the storage account"],
        [typeof(QueueServiceClient)] = ["Storage Queue Data Contributor on the storage account"],
        [typeof(EventGridPublisherClient)] = ["EventGrid Data Sender on the topic"],
    };

    // What the modules declare, whatever the settings are.
    private static Declarations Declared { get; } =
        Services(new ConfigurationBuilder().Build()).BuildServiceProvider().GetRequiredService<Declarations>();

    /// <summary>The database's name.</summary>
    public static string Database => new CosmosOptions().Database;

    /// <summary>Every document container.</summary>
    public static IEnumerable<ContainerProperties> Containers => Provisioning.Containers(Declared);

    /// <summary>Every queue, poison queues too.</summary>
    public static IEnumerable<string> Queues => Declared.Queues.All.SelectMany(q => new[] { q, QueueNames.Poison(q) });

    /// <summary>Every blob container.</summary>
    public static IEnumerable<string> BlobContainers => Declared.BlobContainers;

    /// <summary>The settings that hold secrets; <c>*</c> stands for any name.</summary>
    public static IReadOnlyList<string> Secrets { get; } = ["Dci:SigningKey", "Messages:Key", "Population:Key", "Protection:ClaimKey", "Protection:CursorKey", "Protection:Keys:*", "SignIn:ClientSecret"];

    /// <summary>
    /// Settings that the code knows and Azure must not have: what each does the managed identity does there, it serves one machine only, or it
    /// sends telemetry elsewhere.
    /// </summary>
    public static IReadOnlyList<string> NotOnAzure { get; } =
    [
        StorageConnection, "AzureWebJobsStorage:ConnectionString", "Cosmos:Key", "EventGrid:TopicKey", "Identity:SigningKey", "Telemetry:Endpoint",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
    ];

    /// <summary>Settings that are not read by our code, but by the Functions host and by Azure's own libraries.</summary>
    public static IReadOnlyList<string> OfThePlatform { get; } =
    [
        "AZURE_CLIENT_ID", "AzureWebJobsStorage:clientId", "AzureWebJobsStorage:credential",
    ];

    /// <summary>The metrics that the app sends and the alerts and the workbook show.</summary>
    public static IReadOnlyList<string> Metrics => Signals.Metrics;

    /// <summary>
    /// The roles: those of the registered clients, and what every app here needs to read its secrets and to send telemetry.
    /// </summary>
    public static IEnumerable<string> Roles()
    {
        var registered = Services(new ConfigurationBuilder().Build()).Select(s => s.ServiceType).ToHashSet();
        var unknown = registered.Where(t => t.Name.EndsWith("Client", StringComparison.Ordinal) && IsAzure(t) && !RolesOf.ContainsKey(t)).ToList();
        Assert.True(unknown.Count == 0, $"Say in {nameof(CodeNeeds)} which role the app's identity needs for {string.Join(", ", unknown)}.");
        return RolesOf.Where(r => registered.Contains(r.Key)).SelectMany(r => r.Value)
            .Append("Key Vault Secrets User on the vault").Append("Monitoring Metrics Publisher on Application Insights");
    }

    /// <summary>Every setting whose value the code asks for when it starts with these.</summary>
    /// <exception cref="OptionsValidationException">The code does not start with them.</exception>
    public static IReadOnlyCollection<string> ReadAtStart(IReadOnlyDictionary<string, string> settings)
    {
        var read = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var configuration = new RecordingConfiguration(
            new ConfigurationBuilder().AddInMemoryCollection(settings.ToDictionary(s => s.Key, s => (string?)s.Value)).Build(), read);
        using var provider = Services(configuration).BuildServiceProvider();
        provider.GetRequiredService<IStartupValidator>().Validate();

        // Binding asks sections for a value too; of them only this one is a setting of its own.
        return [.. read.Where(r => r == StorageConnection || !read.Any(other => other.StartsWith(r + ":", StringComparison.OrdinalIgnoreCase)))];
    }

    private static ServiceCollection Services(IConfiguration configuration)
    {
        var services = new ServiceCollection();
        services.AddDtks(configuration, PagesAssembly.Of);
        return services;
    }

    private static bool IsAzure(Type type) =>
        type.Namespace is { } space
        && (space.StartsWith("Azure.", StringComparison.Ordinal) || space.StartsWith("Microsoft.Azure.", StringComparison.Ordinal));
}
