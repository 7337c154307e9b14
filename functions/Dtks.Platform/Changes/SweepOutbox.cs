using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>
/// Finds what was saved but never sent, because a process ended between the two, and has it delivered. Runs at start, since a restart is
/// when that happens.
/// </summary>
public sealed class SweepOutbox(DocumentStore store, DocumentContainers containers, QueueSender queues)
{
    /// <summary>Every five minutes.</summary>
    [Function(nameof(SweepOutbox))]
    public async Task RunAsync([TimerTrigger("0 */5 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        // A container of single documents takes no changes.
        foreach (var container in containers.All.Where(c => c.KeyPath != "/id"))
        {
            var query = new DocumentQuery($"SELECT c.id, c[\"{container.KeyMember}\"] AS partition FROM c WHERE c.type = @type")
                .With("@type", OutboxDocument.TypeName);
            await foreach (var found in store.SweepAsync<FoundOutbox>(container, query, cancellation))
            {
                await queues.SendAsync(DeliverOutbox.Queue, new OutboxMessage(container.Name, found.Partition, found.Id, Projected: false), cancellation);
            }
        }
    }

    private sealed record FoundOutbox(string Id, string Partition);
}
