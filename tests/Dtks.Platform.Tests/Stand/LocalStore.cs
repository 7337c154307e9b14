using Dtks.LocalCosmos;
using Dtks.LocalCosmos.Faults;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Protection;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Dtks.Platform.Tests.Stand;

/// <summary>The store, through the Cosmos SDK, on LocalCosmos; one for all tests of the collection, each in partitions of its own.</summary>
public sealed class LocalStore : IAsyncLifetime
{
    private readonly string _data = Directory.CreateTempSubdirectory("dtks-platform-").FullName;
    private CosmosGateway _gateway = null!;
    private CosmosClient _client = null!;

    /// <summary>A container whose partition key is the village, ordered by name.</summary>
    public static DocumentContainer Registry { get; } = new("registry", "/village");

    /// <summary>When all its documents were written, by its own stamps.</summary>
    public static DateTimeOffset Stamped { get; } = new(2026, 11, 2, 3, 0, 0, TimeSpan.Zero);

    public DocumentStore Store { get; private set; } = null!;

    /// <summary>Makes requests fail; whoever adds a rule clears it.</summary>
    public FaultInjector Faults => _gateway.Faults;

    /// <summary>A container that no other test has, with villages as partitions.</summary>
    public async Task<DocumentContainer> ContainerAsync()
    {
        var container = new DocumentContainer($"c{Guid.NewGuid():N}", "/village");
        await _client.GetDatabase("dtks").CreateContainerAsync(new ContainerProperties(container.Name, container.KeyPath) { DefaultTimeToLive = -1 });
        return container;
    }

    public async ValueTask InitializeAsync()
    {
        _gateway = await CosmosGateway.StartAsync(new CosmosGatewayOptions { DataDirectory = _data, TimeProvider = new FakeTimeProvider(Stamped) });
        var serializer = new DocumentSerializer(new FieldProtection(Options.Create(new ProtectionOptions())), new ProtectedFields(), new ProtectedDocuments());
        _client = new CosmosClient(_gateway.Endpoint.ToString(), CosmosGatewayOptions.EmulatorKey, new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            Serializer = serializer,
        });
        Database database = await _client.CreateDatabaseIfNotExistsAsync("dtks");
        foreach (var container in new[] { Shelf.Container, DeadlineBucket.Container, Registry })
        {
            var properties = new ContainerProperties(container.Name, container.KeyPath) { DefaultTimeToLive = -1 };
            properties.IndexingPolicy.CompositeIndexes.Add([new CompositePath { Path = "/name" }, new CompositePath { Path = "/id" }]);
            await database.CreateContainerAsync(properties);
        }

        Store = new DocumentStore(_client, Options.Create(new CosmosOptions { Database = "dtks" }));
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _gateway.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}

/// <summary>Those tests that need the store.</summary>
[CollectionDefinition(Name)]
public sealed class StoreTests : ICollectionFixture<LocalStore>
{
    public const string Name = "store";
}
