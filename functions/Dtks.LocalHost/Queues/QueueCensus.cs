using Azure;
using Azure.Storage.Queues;
using Dtks.LocalHost.Parts;
using Dtks.LocalHost.Storage;
using Microsoft.Extensions.Configuration;

namespace Dtks.LocalHost.Queues;

/// <summary>Counts the messages of every queue, those that wait unseen included.</summary>
internal sealed class QueueCensus(QueueClients clients, HostParts parts, IConfiguration configuration)
{
    // Null where the queues lie elsewhere.
    private readonly AzuriteCounts? _own = configuration[QueueClients.DefaultConnection] == parts.Azurite?.Server.ConnectionString ? parts.Azurite?.Counts : null;

    /// <summary>Messages by queue, in order of name.</summary>
    public Task<SortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken) => CountAsync(_ => true, cancellationToken);

    /// <summary>Those of the queues that are meant: by one question to the Azurite of this host, else each by a request of its own.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        if (_own is not null && await _own.CountAsync(StorageServer.Account, cancellationToken) is { } known)
            return new SortedDictionary<string, int>(known.Where(c => isMeant(c.Key)).ToDictionary(), StringComparer.Ordinal);
        return await AskEachAsync(isMeant, cancellationToken);
    }

    /// <summary>Those of the Azurite of this host; null where the queues lie elsewhere, and where it does not answer.</summary>
    public async Task<IReadOnlyDictionary<string, int>?> OwnAsync(CancellationToken cancellationToken) =>
        _own is null ? null : await _own.CountAsync(StorageServer.Account, cancellationToken);

    private async Task<SortedDictionary<string, int>> AskEachAsync(Func<string, bool> isMeant, CancellationToken cancellationToken)
    {
        var service = clients.PastFaults;
        var looks = new List<Task<(string Queue, int? Count)>>();
        await foreach (var queue in service.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            if (isMeant(queue.Name))
                looks.Add(LookAsync(service.GetQueueClient(queue.Name), cancellationToken));
        }

        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var (queue, count) in await Task.WhenAll(looks))
        {
            if (count is { } known)
                counts[queue] = known;
        }

        return counts;
    }

    private static async Task<(string Queue, int? Count)> LookAsync(QueueClient queue, CancellationToken cancellationToken)
    {
        try
        {
            var properties = await queue.GetPropertiesAsync(cancellationToken);
            return (queue.Name, properties.Value.ApproximateMessagesCount);
        }
        catch (RequestFailedException e) when (e.Status == 404)
        {
            return (queue.Name, null); // Deleted since it was listed.
        }
    }
}
