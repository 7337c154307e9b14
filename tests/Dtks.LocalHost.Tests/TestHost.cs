using Azure.Storage.Queues;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Tests.Functions;
using Microsoft.Azure.Functions.Worker.Middleware;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Tests;

/// <summary>A host of its own, in process, that runs the test functions on a real Azurite.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    private readonly bool _keepData;

    private TestHost(LocalHostApp app, string data, RecordingLoggerProvider log, bool keepData)
    {
        App = app;
        Data = data;
        Log = log;
        _keepData = keepData;
        Http = new HttpClient { BaseAddress = app.BaseUrl };
    }

    public LocalHostApp App { get; }

    public string Data { get; }

    public RecordingLoggerProvider Log { get; }

    public HttpClient Http { get; }

    public Ledger Ledger => App.Services.GetRequiredService<Ledger>();

    public string StorageConnection => App.Services.GetRequiredService<IConfiguration>()["AzureWebJobsStorage"]!;

    public static async Task<TestHost> StartAsync(string? data = null, Func<LocalHostOptions, LocalHostOptions>? change = null)
    {
        var directory = data ?? Directory.CreateTempSubdirectory("dtks-host-").FullName;
        var log = new RecordingLoggerProvider();
        var options = new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = directory,
            Application = Application,
            HostJson = Path.Combine(AppContext.BaseDirectory, "test-host.json"),
            Settings = new Dictionary<string, string?> { ["DailySchedule"] = "0 30 3 * * *" },
            Logging = logging => logging.AddProvider(log),
        };
        var app = await LocalHostApp.StartAsync(change is null ? options : change(options));
        return new TestHost(app, directory, log, keepData: data is not null);
    }

    /// <summary>A client as a stranger has it: the host's own wake-ups do not know of what it sends.</summary>
    public QueueClient Queue(string name, bool isBase64 = true) => new(
        StorageConnection, name, new QueueClientOptions { MessageEncoding = isBase64 ? QueueMessageEncoding.Base64 : QueueMessageEncoding.None });

    public async Task BecomeIdleAsync()
    {
        using var answer = await Http.PostAsync("/dev/idle?timeout=60", null);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await App.DisposeAsync();
        if (!_keepData)
            Directory.Delete(Data, recursive: true);
    }

    private static HostedApplication Application { get; } = new(
        [typeof(TestHost).Assembly],
        (services, _) =>
        {
            services.AddSingleton<Ledger>();
            services.AddScoped<ScopeMark>();
            services.AddSingleton<IFunctionsWorkerMiddleware>(p => new HeaderMiddleware(p.GetRequiredService<Ledger>(), "outer"));
            services.AddSingleton<IFunctionsWorkerMiddleware>(p => new HeaderMiddleware(p.GetRequiredService<Ledger>(), "inner"));
        },
        (_, _) => Task.CompletedTask);
}
