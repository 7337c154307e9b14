using Dtks.LocalCosmos.Faults;
using Dtks.LocalCosmos.Http;
using Dtks.LocalCosmos.Items;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Partitioning;
using Dtks.LocalCosmos.Pipeline;
using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.LocalCosmos;

/// <summary>A running gateway: what the Microsoft.Azure.Cosmos SDK talks to in Gateway mode, over plain HTTP.</summary>
public sealed class CosmosGateway : IAsyncDisposable
{
    // Room for continuations, which hold the values that a query is sorted by.
    private const int LongestHeaders = 128 * 1024;

    private readonly WebApplication _application;
    private readonly Store _store;
    private readonly LiveCatalog _catalog;

    private CosmosGateway(WebApplication application, GatewayServices services)
    {
        (_application, _store, _catalog) = (application, services.Store, services.Catalog);
        Usage = new UsageMeter(services.Time);
        Expiry = new ExpirySweep(services.Store, services.Catalog, services.Time);
    }

    /// <summary>Address that it listens on, the first when there are several.</summary>
    public Uri Endpoint => new(_application.Urls.First());

    /// <summary>Counts requests and request units.</summary>
    public UsageMeter Usage { get; }

    /// <summary>Makes requests fail on demand.</summary>
    public FaultInjector Faults { get; } = new();

    /// <summary>Number of the last write that is on the disk; each write has the next.</summary>
    public long LastWrite => _store.Committed;

    internal ExpirySweep Expiry { get; }

    /// <summary>Opens the store and begins to listen.</summary>
    /// <param name="options">How to run.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="InvalidOperationException">The data directory is in use or of another version.</exception>
    /// <exception cref="IOException">The address is in use.</exception>
    /// <exception cref="ArgumentException">The key is not Base64, or the number of ranges is out of its limits.</exception>
    public static async Task<CosmosGateway> StartAsync(CosmosGatewayOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var signature = ReadKey(options.Key);
        var ranges = new PartitionKeyRanges(options.Ranges);
        var store = Store.Open(options.DataDirectory, options.TimeProvider);
        CosmosGateway gateway;
        try
        {
            gateway = Assemble(options, signature, new GatewayServices(store, new LiveCatalog(store), ranges, options.TimeProvider));
        }
        catch
        {
            store.Dispose();
            throw;
        }

        return await gateway.ListenAsync(cancellationToken);
    }

    /// <summary>Whether an item of a container that was written after a number, as it stands now, is one of those that are meant: for who watches on the same machine, and is not counted.</summary>
    /// <param name="database">The database.</param>
    /// <param name="container">The container; one that there is not holds none.</param>
    /// <param name="after">A number that <see cref="LastWrite"/> gave.</param>
    /// <param name="isMeant">Whether an item is meant, by its JSON in UTF-8.</param>
    public bool IsAnyWritten(string database, string container, long after, Func<ReadOnlyMemory<byte>, bool> isMeant)
    {
        var meant = _catalog.Current.Containers.FirstOrDefault(c => c.Database.Id == database && c.Id == container);
        return meant is not null && _store.Read(session => session.Changes(meant.Number, after).Any(change => isMeant(change.Item.Body)));
    }

    /// <summary>Finishes the requests under way and closes the store.</summary>
    public async ValueTask DisposeAsync()
    {
        await _application.DisposeAsync();
        await Expiry.DisposeAsync();
        _store.Dispose();
    }

    private async Task<CosmosGateway> ListenAsync(CancellationToken cancellationToken)
    {
        try
        {
            await _application.StartAsync(cancellationToken);
            return this;
        }
        catch
        {
            await DisposeAsync();
            throw;
        }
    }

    private static CosmosGateway Assemble(CosmosGatewayOptions options, RequestSignature signature, GatewayServices services)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries)).UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = null;
            kestrel.Limits.MaxRequestHeadersTotalSize = LongestHeaders;
        });
        var application = builder.Build();
        var gateway = new CosmosGateway(application, services);
        var limit = new ThroughputLimit(services.Catalog, new ThroughputGate(options.TimeProvider), options.EnforceThroughput);
        var endpoints = new EndpointTable(services, () => gateway.Endpoint);
        var pipeline = new RequestPipeline(signature, endpoints, gateway.Usage, gateway.Faults, limit);
        if (options.ServeLocalPaths)
        {
            var local = new LocalPaths(gateway.Usage, gateway.Faults);
            application.Use(next => context => local.Serves(context.Request.Path) ? local.HandleAsync(context) : next(context));
        }

        application.Run(pipeline.HandleAsync);
        return gateway;
    }

    private static RequestSignature ReadKey(string key)
    {
        try
        {
            return new RequestSignature(key);
        }
        catch (FormatException e)
        {
            throw new ArgumentException("The account key is not Base64.", nameof(key), e);
        }
    }
}
