using Dtks.Chaos.EndStates;
using Dtks.Chaos.Story;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Chaos.Hosts;

/// <summary>
/// A host in this process over a storage and a database that stand by themselves, so that it can be ended without a word and started again
/// over what it left.
/// </summary>
public sealed class ChaosHost : IAsyncDisposable
{
    private const int MostStarts = 50;
    private static readonly HostedApplication Nothing = new([], (_, _) => { }, (_, _) => Task.CompletedTask);

    private readonly string _data = Directory.CreateTempSubdirectory("dtks-chaos-").FullName;
    private LocalHostApp? _store;
    private LocalHostApp? _app;

    private ChaosHost()
    {
    }

    /// <summary>Where it serves; null while it is down.</summary>
    public Uri? BaseUrl { get; private set; }

    /// <summary>Where the database's faults are set.</summary>
    public Uri StoreUrl => _store!.BaseUrl;

    /// <summary>How often it was ended.</summary>
    public int Kills { get; private set; }

    /// <summary>Sets what every start of the host goes through, such as faults.</summary>
    public Func<Uri, Task> OnStarted { get; set; } = _ => Task.CompletedTask;

    /// <summary>Starts storage, database and host.</summary>
    public static async Task<ChaosHost> StartAsync()
    {
        var host = new ChaosHost();
        try
        {
            host._store = await LocalHostApp.StartAsync(host.Options("store", Nothing) with { Clock = ChaosStory.Begins });
            await host.StartAppAsync();
            return host;
        }
        catch
        {
            await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Ends the host in the middle of what it does and starts another.</summary>
    public async Task KillAsync()
    {
        BaseUrl = null;
        Kills++;
        await _app!.AbandonAsync();
        await StartAppAsync();
    }

    /// <summary>What is there now.</summary>
    public Task<EndState> ReadAsync() => EndStateReader.ReadAsync(_app!.Services, _app.BaseUrl);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await (_app?.DisposeAsync() ?? ValueTask.CompletedTask);
        await (_store?.DisposeAsync() ?? ValueTask.CompletedTask);
        Directory.Delete(_data, recursive: true);
    }

    private async Task StartAppAsync()
    {
        var settings = _store!.Services.GetRequiredService<IConfiguration>();
        _app = await UntilStartedAsync(Options("app", HostedApplication.Dtks) with
        {
            StorageConnection = settings["AzureWebJobsStorage"],
            CosmosEndpoint = settings["Cosmos:Endpoint"],
            Clock = _app is null ? ChaosStory.Begins : null,
        });
        await OnStarted(_app.BaseUrl);
        BaseUrl = _app.BaseUrl;
    }

    // A start that meets a fault is refused; whoever supervises the host starts it again.
    private static async Task<LocalHostApp> UntilStartedAsync(LocalHostOptions options)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await LocalHostApp.StartAsync(options);
            }
            catch (StartupException) when (attempt < MostStarts)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(200), TimeProvider.System);
            }
        }
    }

    private LocalHostOptions Options(string part, HostedApplication application) => new()
    {
        Urls = "http://127.0.0.1:0",
        DataDirectory = Path.Combine(_data, part),
        Application = application,
        MessageLease = TimeSpan.FromSeconds(2),
        Settings = ChaosKeys.Settings,
        Logging = logging => logging.AddSimpleConsole(o => o.SingleLine = true).SetMinimumLevel(LogLevel.Error),
    };
}
