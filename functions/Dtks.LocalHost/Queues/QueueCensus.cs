using Azure;
using Azure.Storage.Queues;

namespace Dtks.LocalHost.Queues;

/// <summary>Counts the messages of every queue, those that wait unseen included.</summary>
internal sealed class QueueCensus(QueueClients clients)
{
    /// <summary>Messages by queue, in order of name.</summary>
    public Task<SortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken) => CountAsync(_ => true, cancellationToken);

    /// <summary>Those of the queues that are meant: each is asked for by a request of its own.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(Func<string, bool> isMeant, CancellationToken cancellationToken)
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
