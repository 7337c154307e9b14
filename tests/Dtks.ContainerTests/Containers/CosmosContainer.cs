using System.Globalization;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Dtks.ContainerTests.Containers;

/// <summary>The official Cosmos DB emulator in a container, used where its image is there already; it is too large to pull unasked.</summary>
internal sealed class CosmosContainer : IAsyncDisposable
{
    private const string Image = "mcr.microsoft.com/cosmosdb/linux/azure-cosmos-emulator:vnext-preview";
    private const int InsidePort = 8081;

    private readonly IContainer _container;

    private CosmosContainer(int port)
    {
        Endpoint = string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
        _container = new ContainerBuilder(Image)
            .WithEnvironment("PROTOCOL", "http")
            .WithLoopbackPorts((InsidePort, port))
            .WithWaitStrategy(Wait.ForUnixContainer().UntilHttpRequestIsSucceeded(r => r.ForPort(InsidePort).ForStatusCodeMatching(_ => true)))
            .Build();
    }

    /// <summary>Its endpoint; plain HTTP, so that no certificate has to be trusted.</summary>
    public string Endpoint { get; }

    /// <summary>Starts one; null when its image is not there.</summary>
    public static async Task<CosmosContainer?> StartIfThereAsync(ContainerEngine engine)
    {
        if (!await engine.HasAsync(Image))
        {
            return null;
        }

        var cosmos = new CosmosContainer(LoopbackPorts.Free());
        await cosmos._container.StartAsync();
        return cosmos;
    }

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
