using Azure.Storage.Blobs;
using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Configuration;
using Dtks.LocalHost.Discovery;
using Dtks.LocalHost.Faults;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Parts;
using Dtks.LocalHost.Queues;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Storage;
using Dtks.LocalHost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalHost.Hosting;

/// <summary>
/// A running host: the functions on Kestrel, their queues pumped, their timers run, with storage and database of its own.
/// </summary>
public sealed class LocalHostApp : IAsyncDisposable
{
    private static readonly TimeSpan RequestsEndAtMost = TimeSpan.FromSeconds(10);

    private readonly HostParts _parts;
    private readonly WebApplication _app;
    private bool _disposed;

    private LocalHostApp(HostParts parts, WebApplication app)
    {
        _parts = parts;
        _app = app;
        BaseUrl = parts.BaseUrl;
        Failed = parts.Azurite?.Died ?? new TaskCompletionSource<string>().Task;
    }

    /// <summary>Where it serves, without a path.</summary>
    public Uri BaseUrl { get; }

    /// <summary>The options by which verbs find its storage and database, the emulators' own with their published keys; null where another account is used.</summary>
    public string? OwnAccount => (_parts.LocalCosmos, _parts.Azurite) switch
    {
        (null, null) => null,

        // What was given may hold a key: it is not told again.
        (_, null) => $"--cosmos {_parts.Cosmos}, and --storage as it was given",
        (null, _) => $"--storage '{_parts.Storage}', and --cosmos as it was given",
        _ => $"--cosmos {_parts.Cosmos} --storage '{_parts.Storage}'",
    };

    /// <summary>The services of the host and its application.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>The time every part goes by.</summary>
    public MovableClock Clock => _parts.Clock;

    /// <summary>Ends, with the line to show, when the host cannot go on; never when it is stopped.</summary>
    public Task<string> Failed { get; }

    /// <summary>Starts a host and returns when all is up.</summary>
    /// <param name="options">How.</param>
    /// <param name="cancellationToken">Ends the attempt.</param>
    /// <exception cref="StartupException">It cannot start: one line says what to do.</exception>
    public static async Task<LocalHostApp> StartAsync(LocalHostOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var hostJson = HostJson.Read(options.HostJson ?? Path.Combine(AppContext.BaseDirectory, "host.json"));
        var functions = FunctionDiscovery.Find(options.Application.Assemblies);
        try
        {
            return await StartAsync(options, hostJson, functions, cancellationToken);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nothing else is read or written by then.
            var data = Path.GetFullPath(options.DataDirectory);
            throw new StartupException($"The data directory {data} cannot be read or written ({e.Message}); choose another with --data DIR.", e);
        }
    }

    /// <summary>Drains and stops: takes no more messages, lets what runs end, then lets go of storage and database.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        await Task.WhenAll(Services.GetRequiredService<TimerEngine>().StopAsync(), Services.GetRequiredService<QueuePump>().StopAsync());
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _parts.DisposeAsync();
    }

    /// <summary>Ends the host in the middle of what it does, as a power cut would: nothing that still runs in it reaches a service any more. Storage and
    /// database that it did not start itself stay as they are.</summary>
    public async ValueTask AbandonAsync()
    {
        if (_disposed)
            return;
        _disposed = true;
        Services.GetRequiredService<OutgoingFaults>().Cut();
        await Task.WhenAll(Services.GetRequiredService<TimerEngine>().StopAsync(), Services.GetRequiredService<QueuePump>().AbortAsync(), AbortRequestsAsync());
        await _app.DisposeAsync();
        await _parts.DisposeAsync();
    }

    private async Task AbortRequestsAsync()
    {
        try
        {
            await _app.StopAsync(new CancellationToken(canceled: true));
        }
        catch (OperationCanceledException)
        {
            // Connections are closed, requests or not.
        }
    }

    private static async Task<LocalHostApp> StartAsync(
        LocalHostOptions options, HostJson hostJson, IReadOnlyList<FunctionDescriptor> functions, CancellationToken cancellationToken)
    {
        var parts = await HostParts.AcquireAsync(options, cancellationToken);
        WebApplication? app = null;
        try
        {
            app = Build(options, hostJson, functions, parts);
            await StartAsync(app, options, cancellationToken);
            return new LocalHostApp(parts, app);
        }
        catch
        {
            if (app is not null)
                await app.DisposeAsync();
            await parts.DisposeAsync();
            throw;
        }
    }

    private static WebApplication Build(LocalHostOptions options, HostJson hostJson, IReadOnlyList<FunctionDescriptor> functions, HostParts parts)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "Dtks.LocalHost", ContentRootPath = AppContext.BaseDirectory });
        HostConfiguration.Add(builder.Configuration, options, SecretKeys.Open(parts.Data.At("keys.json")), parts);
        builder.Logging.AddConfiguration(builder.Configuration.GetSection("Logging"));
        (options.Logging ?? HostServices.LogToConsole)(builder.Logging);
        builder.WebHost.UseSockets(parts.Sockets);
        builder.Services.Configure<HostOptions>(o => o.ShutdownTimeout = RequestsEndAtMost);
        var timers = TimerFunction.Of(functions, name => builder.Configuration[name]);
        builder.Services.AddHost(parts, hostJson, functions, timers, options.QueuePace);
        builder.Services.AddSingleton(new LeaseTerm(options.MessageLease));
        options.Application.ConfigureServices(builder.Services, builder.Configuration);
        var app = builder.Build();
        app.MapAll();
        return app;
    }

    private static async Task StartAsync(WebApplication app, LocalHostOptions options, CancellationToken cancellationToken)
    {
        SettingsCheck.Check(app.Services);
        await ProvisionAsync(app, options, cancellationToken);
        await app.StartAsync(cancellationToken);
        await app.Services.GetRequiredService<QueuePump>().StartAsync(cancellationToken);
        app.Services.GetRequiredService<TimerEngine>().Start();
    }

    private static async Task ProvisionAsync(WebApplication app, LocalHostOptions options, CancellationToken cancellationToken)
    {
        try
        {
            await options.Application.ProvisionAsync(app.Services, cancellationToken);
            var origins = app.Services.GetRequiredService<CrossOrigin>().Origins;
            var isOurs = app.Services.GetRequiredService<HostParts>().Azurite is not null;
            if (app.Services.GetService<BlobServiceClient>() is { } blobs && (isOurs || origins.Count > 0))
                await BlobOrigins.AllowAsync(blobs, isOurs ? BlobOrigins.Any : string.Join(',', origins), cancellationToken);
        }
        catch (Exception e) when (e is not (StartupException or OperationCanceledException))
        {
            var why = e.Message.Split('\n')[0].Trim();
            throw new StartupException($"Queues and containers could not be made ({why}); check --storage, --cosmos and the settings, then start again.", e);
        }
    }
}
