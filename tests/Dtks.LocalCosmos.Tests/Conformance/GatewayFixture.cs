using System.Net;
using Microsoft.Azure.Cosmos;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>What the cases run against: LocalCosmos in this process, or what DTKS_COSMOS_ENDPOINT and DTKS_COSMOS_KEY name.</summary>
public abstract class GatewayFixture(int ranges) : IAsyncLifetime
{
    private readonly string _directory = Directory.CreateTempSubdirectory("localcosmos-").FullName;
    private readonly HttpClient _http = new();
    private CosmosGateway? _gateway;

    public CosmosClient Client { get; private set; } = null!;

    public Database Database { get; private set; } = null!;

    /// <summary>Whether this is LocalCosmos rather than the official emulator or an account.</summary>
    public bool IsLocal => _gateway is not null;

    public async Task InitializeAsync()
    {
        var outside = Environment.GetEnvironmentVariable("DTKS_COSMOS_ENDPOINT");
        if (outside is null)
        {
            _gateway = await CosmosGateway.StartAsync(new CosmosGatewayOptions { DataDirectory = _directory, Ranges = ranges });
        }

        Client = Connect(new CosmosClientOptions());
        Database = await Client.CreateDatabaseAsync($"conformance-{Guid.NewGuid():N}");
    }

    /// <summary>Another client of the same account.</summary>
    public CosmosClient Connect(CosmosClientOptions options)
    {
        options.ConnectionMode = ConnectionMode.Gateway;
        options.LimitToEndpoint = true;
        return _gateway is not null
            ? new CosmosClient(_gateway.Endpoint.ToString(), CosmosGatewayOptions.EmulatorKey, options)
            : new CosmosClient(
                Environment.GetEnvironmentVariable("DTKS_COSMOS_ENDPOINT"), Environment.GetEnvironmentVariable("DTKS_COSMOS_KEY"), options);
    }

    /// <summary>A new container with the partition key /pk unless the properties say otherwise.</summary>
    public async Task<Container> NewContainerAsync(Action<ContainerProperties>? shape = null, int? throughput = null)
    {
        var properties = new ContainerProperties($"c-{Guid.NewGuid():N}", "/pk");
        shape?.Invoke(properties);
        return await Database.CreateContainerAsync(properties, throughput);
    }

    /// <summary>Sends a request that the SDK would not send, signed.</summary>
    /// <param name="method">Verb.</param>
    /// <param name="link">Link of the parent or of the resource.</param>
    /// <param name="type">Type of a feed under the link; empty when the link is the resource.</param>
    /// <param name="body">Body; null for none.</param>
    /// <param name="headers">Further headers.</param>
    public async Task<(HttpStatusCode Status, string Body)> SendAsync(
        HttpMethod method, string link, string type, string? body, params (string Name, string Value)[] headers)
    {
        var key = Environment.GetEnvironmentVariable("DTKS_COSMOS_KEY");
        using var request = SignedRequest.Make(Client.Endpoint, method, link, type, body, key);
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value);
        }

        using var response = await _http.SendAsync(request);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public async Task DisposeAsync()
    {
        await Database.DeleteAsync();
        Client.Dispose();
        _http.Dispose();
        if (_gateway is not null)
        {
            await _gateway.DisposeAsync();
        }

        Directory.Delete(_directory, recursive: true);
    }
}
