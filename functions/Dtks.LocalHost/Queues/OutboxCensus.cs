using Azure.Core;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dtks.LocalHost.Queues;

/// <summary>
/// Counts the outbox documents that stand. It looks with a client of its own, whose requests LocalCosmos neither counts nor makes fail: who
/// waits for an end must not change what is measured.
/// </summary>
internal sealed class OutboxCensus : IDisposable
{
    private readonly Lazy<CosmosClient> _client;
    private readonly IServiceProvider _services;

    /// <summary>Looks nowhere until it is asked.</summary>
    public OutboxCensus(IServiceProvider services)
    {
        _services = services;
        _client = new Lazy<CosmosClient>(() => Open(services));
    }

    /// <summary>Outbox documents by container, of those containers that have any; none where the application keeps no documents.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (_services.GetService<DocumentContainers>() is not { } containers)
            return counts;
        foreach (var container in containers.All.Where(c => c.KeyPath != "/id"))
        {
            if (await CountAsync(container.Name, cancellationToken) is > 0 and var count)
                counts[container.Name] = count;
        }

        return counts;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private async Task<int> CountAsync(string container, CancellationToken cancellationToken)
    {
        var database = _services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database;
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.type = @type").WithParameter("@type", OutboxDocument.TypeName);
        using var feed = _client.Value.GetContainer(database, container).GetItemQueryIterator<int>(query);
        var count = 0;
        while (feed.HasMoreResults)
            count += (await feed.ReadNextAsync(cancellationToken)).Sum();
        return count;
    }

    private static CosmosClient Open(IServiceProvider services)
    {
        var options = services.GetRequiredService<IOptions<CosmosOptions>>().Value;
        var how = new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true, CustomHandlers = { new Unseen() } };
        return options.Key is { Length: > 0 } key
            ? new CosmosClient(options.Endpoint, key, how)
            : new CosmosClient(options.Endpoint, services.GetRequiredService<TokenCredential>(), how);
    }

    private sealed class Unseen : RequestHandler
    {
        public override Task<ResponseMessage> SendAsync(RequestMessage request, CancellationToken cancellationToken)
        {
            request.Headers.Set("x-ms-localcosmos-unseen", "true");
            return base.SendAsync(request, cancellationToken);
        }
    }
}
