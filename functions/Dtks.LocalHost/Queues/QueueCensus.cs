using Azure;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.LocalHost.Queues;

/// <summary>Counts the messages of every queue, those that wait unseen included.</summary>
internal sealed class QueueCensus(QueueClients clients)
{
    /// <summary>Messages by queue, in order of name.</summary>
    public async Task<SortedDictionary<string, int>> CountAsync(CancellationToken cancellationToken)
    {
        var service = clients.Service();
        var counts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        await foreach (var queue in service.GetQueuesAsync(cancellationToken: cancellationToken))
        {
            try
            {
                var properties = await service.GetQueueClient(queue.Name).GetPropertiesAsync(cancellationToken);
                counts[queue.Name] = properties.Value.ApproximateMessagesCount;
            }
            catch (RequestFailedException e) when (e.Status == 404)
            {
                // Deleted since it was listed.
            }
        }

        return counts;
    }
}
