using Azure.Core;
using Dtks.Domain.Kernel;
using Dtks.LocalHost.Parts;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Queues;

/// <summary>
/// Counts what still follows from changes: open in this process, left by others that ended, and in outbox documents. It looks with a client of its own, whose requests LocalCosmos neither counts nor makes fail: who
/// waits for an end must not change what is measured.
/// </summary>
internal sealed class OutboxCensus : IDisposable
{
    private readonly Lazy<CosmosClient> _client;
    private readonly IServiceProvider _services;
    private readonly NewOutboxes? _news;

    /// <summary>Looks nowhere until it is asked.</summary>
    public OutboxCensus(IServiceProvider services, HostParts parts)
    {
        _services = services;
        _news = parts.LocalCosmos is { } own ? new NewOutboxes(own) : null;
        _client = new Lazy<CosmosClient>(() => Open(services));
    }

    /// <summary>Changes from which something still follows by container, of those containers that have any; none where the application keeps no documents.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        if (_services.GetService<DocumentContainers>() is not { } containers)
            return counts;

        // In the order in which something may move from one to the next while it is counted.
        Add(counts, _services.GetRequiredService<ChangeLedger>().Count());
        Add(counts, await OfEndedAsync(containers, cancellationToken));
        Add(counts, await Task.WhenAll(containers.All.Where(c => c.KeyPath != "/id").Select(c => InDocumentsAsync(c.Name, cancellationToken))));
        return counts;
    }

    /// <summary>How much is set aside and waits for a repair, a replay or to be let go of; 0 where the application keeps no documents.</summary>
    public async Task<int> CountSetAsideAsync(CancellationToken cancellationToken)
    {
        if (_services.GetService<DocumentContainers>()?.Find(Shelf.Container.Name) is not { } container)
            return 0;
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.type = @type AND c.status != @done")
            .WithParameter("@type", SetAsideDocument.TypeName).WithParameter("@done", WireName.Of(SetAsideStatus.Done));
        return (await AllAsync<int>(container.Name, query, cancellationToken)).Sum();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_client.IsValueCreated)
            _client.Value.Dispose();
    }

    private static void Add(SortedDictionary<string, int> counts, IEnumerable<KeyValuePair<string, int>> more)
    {
        foreach (var (container, count) in more.Where(m => m.Value > 0))
            counts[container] = counts.GetValueOrDefault(container) + count;
    }

    private async Task<KeyValuePair<string, int>> InDocumentsAsync(string container, CancellationToken cancellationToken)
    {
        var database = _services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database;
        if (_news?.AreNone(database, container) == true)
            return new(container, 0);
        var before = _news?.Now;
        var query = new QueryDefinition("SELECT VALUE COUNT(1) FROM c WHERE c.type = @type").WithParameter("@type", OutboxDocument.TypeName);
        var count = (await AllAsync<int>(container, query, cancellationToken)).Sum();
        if (count == 0 && before is { } none)
            _news!.WereNone(container, none);
        return new(container, count);
    }

    // Whether another process ended or only has not said how far it is: what it has not said is counted.
    private async Task<SortedDictionary<string, int>> OfEndedAsync(DocumentContainers containers, CancellationToken cancellationToken)
    {
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        var (own, rescue) = (_services.GetRequiredService<ChangeLedger>().Instance, _services.GetRequiredService<OutboxRescue>());
        var query = new QueryDefinition("SELECT c.id, c.upTo FROM c WHERE c.type = @type AND c.id != @own")
            .WithParameter("@type", DelivererDocument.TypeName).WithParameter("@own", own);
        foreach (var other in await AllAsync<JObject>(DelivererDocument.Partition.Container.Name, query, cancellationToken))
        {
            var instance = (string)other["id"]!;
            var tickets = new QueryDefinition($"SELECT VALUE c.outbox.ticket FROM c WHERE {OutboxRescue.Tickets}")
                .WithParameter("@after", new ChangeTicket(instance, other["upTo"] is { Type: JTokenType.Integer } upTo ? (long)upTo : 0).ToString())
                .WithParameter("@end", ChangeTicket.End(instance));
            foreach (var container in containers.All.Where(c => containers.IsIndexed(c, OutboxRescue.Index)))
            {
                var found = await AllAsync<string>(container.Name, tickets, cancellationToken);
                Add(counts, [new(container.Name, found.Count(ticket => !rescue.IsDone(instance, ticket)))]);
            }
        }

        return counts;
    }

    private async Task<List<T>> AllAsync<T>(string container, QueryDefinition query, CancellationToken cancellationToken)
    {
        var database = _services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database;
        using var feed = _client.Value.GetContainer(database, container).GetItemQueryIterator<T>(query, requestOptions: new QueryRequestOptions { EnableOptimisticDirectExecution = true });
        var all = new List<T>();
        while (feed.HasMoreResults)
            all.AddRange(await feed.ReadNextAsync(cancellationToken));
        return all;
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
