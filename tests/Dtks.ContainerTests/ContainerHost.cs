using Dtks.ContainerTests.Containers;
using Dtks.Flows.Tests;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Dtks.ContainerTests;

/// <summary>
/// A host over Azurite in a container, and over the official Cosmos DB emulator where its image is there. Without an engine or an image
/// of Azurite, whatever a test asks it for skips that test with one line that says what to do.
/// </summary>
public class ContainerHost : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-containers-{Guid.NewGuid():N}");
    private static int _told;

    private readonly IMessageSink _messages;
    private readonly bool _ownDatabase;
    private string? _missing;
    private AzuriteContainer? _azurite;
    private CosmosContainer? _cosmos;
    private LocalHostApp? _app;
    private Flow? _flow;

    /// <summary>A host that takes the official database where it can.</summary>
    public ContainerHost(IMessageSink messages) : this(messages, ownDatabase: false)
    {
    }

    /// <summary>A host that may keep to LocalCosmos, whose requests can be made to wait or fail.</summary>
    protected ContainerHost(IMessageSink messages, bool ownDatabase) => (_messages, _ownDatabase) = (messages, ownDatabase);

    /// <summary>A client of the host.</summary>
    public Flow Flow => Needed(_flow);

    /// <summary>The host's storage.</summary>
    public AzuriteContainer Azurite => Needed(_azurite);

    /// <summary>The queues that the application declares.</summary>
    public QueueNames Queues => Needed(_app).Services.GetRequiredService<QueueNames>();

    public async Task InitializeAsync()
    {
        using var engine = ContainerEngine.Find();
        var image = engine is null ? null : await AzuriteImage.FindAsync(engine);
        if (engine is null || image is null)
        {
            Skipping(engine is null ? ContainerEngine.NotThere : AzuriteImage.NotThere);
            return;
        }

        _azurite = await AzuriteContainer.StartNewAsync(image);
        _cosmos = _ownDatabase ? null : await CosmosContainer.StartIfThereAsync(engine);
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            StorageConnection = _azurite.ConnectionString,
            CosmosEndpoint = _cosmos?.Endpoint,
            Logging = logging => logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Error),
        });
        _flow = new Flow(_app.BaseUrl);
    }

    public async Task DisposeAsync()
    {
        _flow?.Dispose();
        foreach (var part in new IAsyncDisposable?[] { _app, _cosmos, _azurite })
        {
            await (part?.DisposeAsync() ?? ValueTask.CompletedTask);
        }

        if (Directory.Exists(_data))
        {
            Directory.Delete(_data, recursive: true);
        }
    }

    // The console shows a skipped test without its reason, so the reason is told once by itself.
    private void Skipping(string missing)
    {
        _missing = missing;
        if (Interlocked.Exchange(ref _told, 1) == 0)
        {
            _messages.OnMessage(new DiagnosticMessage($"The container tests are skipped. {missing}"));
        }
    }

    private T Needed<T>(T? part) where T : class
    {
        Skip.If(_missing is not null, _missing);
        return part!;
    }
}
