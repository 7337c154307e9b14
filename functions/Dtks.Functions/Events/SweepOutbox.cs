using Dtks.Functions.Messaging;
using Dtks.Functions.Storage;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Events;

/// <summary>
/// Finds what was saved but never sent, because a process ended between the two, and has it delivered. Runs at start, since a restart is
/// when that happens.
/// </summary>
public sealed class SweepOutbox(DocumentStore store, QueueSender queues)
{
    private static readonly string[] Containers = [ContainerName.Registry, ContainerName.Ratifications, ContainerName.Cycles];

    /// <summary>Every five minutes.</summary>
    [Function(nameof(SweepOutbox))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT c.id, c.village, c.regency, c.period FROM c WHERE c.type = @type").WithParameter("@type", OutboxDocument.TypeName);
        foreach (var container in Containers)
        {
            await foreach (var found in store.SweepAsync<FoundOutbox>(container, query, cancellation))
            {
                var partition = found.Village ?? found.Regency ?? found.Period!;
                await queues.SendAsync(QueueName.Outbox, new OutboxMessage(container, partition, found.Id, Projected: false), cancellation);
            }
        }
    }

    private sealed record FoundOutbox(string Id, string? Village, string? Regency, string? Period);
}
