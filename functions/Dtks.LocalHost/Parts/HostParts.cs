using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Dtks.LocalCosmos;
using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Startup;
using Dtks.LocalHost.Storage;

namespace Dtks.LocalHost.Parts;

/// <summary>What a host stands on: the data directory, the clock, the sockets, Azurite, LocalCosmos.</summary>
internal sealed class HostParts : IAsyncDisposable
{
    private readonly List<Socket> _sockets = [];

    private HostParts(DataDirectory data)
    {
        Data = data;
        ClockFile = new ClockFile(data.At("clock.json"));
        Clock = new MovableClock(TimeProvider.System, ClockFile.Read());
    }

    /// <summary>The data directory.</summary>
    public DataDirectory Data { get; }

    /// <summary>Keeps the clock's offset.</summary>
    public ClockFile ClockFile { get; }

    /// <summary>The time every part goes by.</summary>
    public MovableClock Clock { get; }

    /// <summary>Bound and listening.</summary>
    public IReadOnlyList<Socket> Sockets => _sockets;

    /// <summary>Azurite; null when another storage account is used.</summary>
    public AzuriteProcess? Azurite { get; private set; }

    /// <summary>LocalCosmos; null when another endpoint is used.</summary>
    public CosmosGateway? LocalCosmos { get; private set; }

    /// <summary>The storage account's connection string.</summary>
    public string Storage { get; private set; } = "";

    /// <summary>The Cosmos DB endpoint.</summary>
    public string Cosmos { get; private set; } = "";

    /// <summary>Where the host serves.</summary>
    public Uri BaseUrl
    {
        get
        {
            var endpoint = (IPEndPoint)_sockets[0].LocalEndPoint!;
            return new Uri(string.Create(CultureInfo.InvariantCulture, $"http://{endpoint}"));
        }
    }

    /// <summary>Takes hold of everything; when one part fails, lets go of those before.</summary>
    /// <exception cref="StartupException">A part is not to be had.</exception>
    public static async Task<HostParts> AcquireAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        var urls = LoopbackUrl.ParseList(options.Urls);
        var data = DataDirectory.Open(options.DataDirectory);
        HostParts? parts = null;
        try
        {
            parts = new HostParts(data);
            if (options.Clock is { } instant)
                parts.Clock.Set(instant);
            foreach (var url in urls)
                parts._sockets.Add(url.Bind());
            await Task.WhenAll(parts.StartCosmosAsync(options, cancellationToken), parts.StartStorageAsync(options, cancellationToken));

            // A start that is refused leaves no clock behind.
            if (options.Clock is not null)
                parts.ClockFile.Write(parts.Clock.Offset);
            return parts;
        }
        catch
        {
            await (parts?.DisposeAsync() ?? ValueTask.CompletedTask);
            data.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        foreach (var socket in _sockets)
            socket.Dispose();
        if (LocalCosmos is not null)
            await LocalCosmos.DisposeAsync();
        if (Azurite is not null)
            await Azurite.DisposeAsync();
        Data.Dispose();
    }

    private async Task StartCosmosAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        if (options.CosmosEndpoint is { } endpoint)
        {
            Cosmos = endpoint;
            return;
        }

        try
        {
            var gateway = new CosmosGatewayOptions { DataDirectory = Data.At("cosmos"), TimeProvider = Clock };
            LocalCosmos = await CosmosGateway.StartAsync(gateway, cancellationToken);
            Cosmos = LocalCosmos.Endpoint.ToString();
        }
        catch (Exception e) when (e is InvalidOperationException or IOException)
        {
            throw new StartupException($"LocalCosmos did not start ({e.Message}); choose another directory with --data DIR, or give --cosmos ENDPOINT.", e);
        }
    }

    private async Task StartStorageAsync(LocalHostOptions options, CancellationToken cancellationToken)
    {
        if (options.StorageConnection is { } connection)
        {
            Storage = connection;
            return;
        }

        var sources = Path.Combine(AppContext.BaseDirectory, "azurite");
        await NodeRuntime.CheckAsync(cancellationToken);
        var installation = new AzuriteInstallation(sources, AzuriteInstallation.DefaultCache(), options.Progress, TimeProvider.System);
        await installation.EnsureAsync(cancellationToken);
        var script = Path.Combine(sources, "serve.js");
        Azurite = await AzuriteProcess.StartAsync(script, installation.Folder, Data.At("azurite"), options, TimeProvider.System, cancellationToken);
        Storage = Azurite.Server.ConnectionString;
    }
}
