using System.Globalization;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using DotNet.Testcontainers.Builders;
using DotNet.Testcontainers.Containers;

namespace Dtks.ContainerTests.Containers;

/// <summary>Azurite in a container. Stopped and started again, it has its data and its ports as before.</summary>
public sealed class AzuriteContainer : IAsyncDisposable
{
    private const int InsideBlobs = 10000;
    private const int InsideQueues = 10001;

    // The emulator's published account, the same for everyone. Source: the Azurite documentation, "Well-known storage account and key".
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";

    private readonly IContainer _container;

    private AzuriteContainer(string image)
    {
        var (blobs, queues) = (LoopbackPorts.Free(), LoopbackPorts.Free());
        ConnectionString = string.Create(
            CultureInfo.InvariantCulture,
            $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
            + $"BlobEndpoint=http://127.0.0.1:{blobs}/{Account};QueueEndpoint=http://127.0.0.1:{queues}/{Account};");

        // The storage clients may speak a newer API version than the emulator lists; it serves what they use all the same.
        _container = new ContainerBuilder(image)
            .WithCommand("azurite", "--location", "/data", "--blobHost", "0.0.0.0", "--queueHost", "0.0.0.0", "--skipApiVersionCheck", "--disableTelemetry")
            .WithLoopbackPorts((InsideBlobs, blobs), (InsideQueues, queues))
            .WithWaitStrategy(Wait.ForUnixContainer()
                .UntilHttpRequestIsSucceeded(r => r.ForPort(InsideBlobs).ForStatusCodeMatching(_ => true))
                .UntilHttpRequestIsSucceeded(r => r.ForPort(InsideQueues).ForStatusCodeMatching(_ => true)))
            .Build();
    }

    /// <summary>Opens its account.</summary>
    public string ConnectionString { get; }

    /// <summary>Its queues, as another client sees them: bodies as they are on the wire.</summary>
    public QueueServiceClient Queues => new(ConnectionString);

    /// <summary>Its blobs, as another client sees them.</summary>
    public BlobServiceClient Blobs => new(ConnectionString);

    /// <summary>Starts a new one, empty.</summary>
    public static async Task<AzuriteContainer> StartNewAsync(string image)
    {
        var azurite = new AzuriteContainer(image);
        await azurite.StartAsync();
        return azurite;
    }

    /// <summary>Starts it, after a stop with what it held.</summary>
    public Task StartAsync() => _container.StartAsync();

    /// <summary>Stops it; it saves what it holds.</summary>
    public Task StopAsync() => _container.StopAsync();

    /// <summary>The requests it was sent, such as <c>POST /devstoreaccount1/outbox/messages</c>, one a line, since it was made.</summary>
    public async Task<string> RequestsAsync() => (await _container.GetLogsAsync()).Stdout;

    public ValueTask DisposeAsync() => _container.DisposeAsync();
}
