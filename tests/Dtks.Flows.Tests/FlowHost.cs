using Azure.Storage.Queues;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Flows.Tests;

/// <summary>
/// A host of a test collection's own: Kestrel, Azurite and LocalCosmos on free ports with data in a temporary folder. Tests speak to it
/// over HTTP only.
/// </summary>
public sealed class FlowHost : IAsyncLifetime
{
    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-flow-{Guid.NewGuid():N}");
    private LocalHostApp? _app;

    /// <summary>Where it serves.</summary>
    public Uri BaseUrl => _app!.BaseUrl;

    /// <summary>A client of it.</summary>
    public Flow Flow { get; private set; } = null!;

    /// <summary>The services of the host, for tests that end a step in the middle.</summary>
    public IServiceProvider Services => _app!.Services;

    /// <summary>Puts a message on a queue as it is, as another sender or a second delivery would.</summary>
    public async Task SendAsync(string queue, string message)
    {
        var service = _app!.Services.GetRequiredService<QueueServiceClient>();
        await service.GetQueueClient(queue).SendMessageAsync(message);
    }

    /// <summary>Where its data lie.</summary>
    public string DataDirectory => _data;

    /// <summary>Where its log goes.</summary>
    internal Action<ILoggingBuilder> Logging { get; set; } = logging => logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Warning);

    /// <summary>Settings over those that the host makes, before it starts.</summary>
    internal Dictionary<string, string?> Settings { get; } = [];

    /// <summary>Ends the host: what it has begun is done then.</summary>
    public ValueTask StopAsync() => _app!.DisposeAsync();

    public async Task InitializeAsync()
    {
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Settings = Settings,
            Logging = Logging,
        });
        Flow = new Flow(BaseUrl);
    }

    public async Task DisposeAsync()
    {
        Flow.Dispose();
        await _app!.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }
}
