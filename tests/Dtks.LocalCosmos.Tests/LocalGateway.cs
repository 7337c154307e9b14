using Microsoft.Azure.Cosmos;

namespace Dtks.LocalCosmos.Tests;

/// <summary>A gateway of a test's own, with a clock to move and a client.</summary>
internal sealed class LocalGateway : IAsyncDisposable
{
    private readonly string _directory;
    private readonly bool _ownsDirectory;

    private LocalGateway(string directory, bool ownsDirectory, CosmosGateway gateway, ManualClock clock)
    {
        (_directory, _ownsDirectory, Gateway, Clock) = (directory, ownsDirectory, gateway, clock);
        Client = new CosmosClient(gateway.Endpoint.ToString(), CosmosGatewayOptions.EmulatorKey, new CosmosClientOptions
        {
            ConnectionMode = ConnectionMode.Gateway,
            LimitToEndpoint = true,
            MaxRetryAttemptsOnRateLimitedRequests = 0,
        });
    }

    public CosmosGateway Gateway { get; }

    public ManualClock Clock { get; }

    public CosmosClient Client { get; }

    /// <param name="directory">Data directory that outlives the gateway; null for one of its own.</param>
    /// <param name="shape">Changes the options.</param>
    public static async Task<LocalGateway> StartAsync(string? directory = null, Func<CosmosGatewayOptions, CosmosGatewayOptions>? shape = null)
    {
        var data = directory ?? Directory.CreateTempSubdirectory("localcosmos-").FullName;
        var clock = new ManualClock();
        var options = new CosmosGatewayOptions { DataDirectory = data, TimeProvider = clock };
        return new LocalGateway(data, directory is null, await CosmosGateway.StartAsync(shape?.Invoke(options) ?? options), clock);
    }

    public async Task<Container> NewContainerAsync(Action<ContainerProperties>? shape = null, int? throughput = null)
    {
        Database database = await Client.CreateDatabaseIfNotExistsAsync("db");
        var properties = new ContainerProperties("c", "/pk");
        shape?.Invoke(properties);
        return await database.CreateContainerAsync(properties, throughput);
    }

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Gateway.DisposeAsync();
        if (_ownsDirectory)
        {
            Directory.Delete(_directory, recursive: true);
        }
    }
}
