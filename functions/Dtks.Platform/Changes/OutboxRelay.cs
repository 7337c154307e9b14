using System.Globalization;
using Dtks.Platform.Documents;
using Dtks.Platform.Events;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json;

namespace Dtks.Platform.Changes;

/// <summary>Delivers outbox documents: CloudEvents to Event Grid, messages to queues, projections to other partitions.</summary>
public sealed partial class OutboxRelay(
    DocumentStore store, DocumentContainers containers, QueueSender queues, EventPublisher events, IEnumerable<IProjection> projections, ILogger<OutboxRelay> log)
{
    private readonly Dictionary<string, IProjection> _projections = projections.ToDictionary(p => p.Name, StringComparer.Ordinal);

    /// <summary>Right after the change was saved: projections at once, so that the next request sees them; the rest by way of the queue.
    /// A failure here is logged and left to the sweep, since the change itself stands.</summary>
    public async Task AfterCommitAsync(Partition partition, OutboxDocument outbox, CancellationToken cancellation)
    {
        try
        {
            await ProjectAsync(outbox, cancellation);
            if (outbox.Entries.All(e => e.Kind == OutboxKind.Projection))
            {
                await store.TryDeleteAsync(partition, outbox.Id, etag: null, cancellation);
                return;
            }

            await queues.SendAsync(DeliverOutbox.Queue, new OutboxMessage(partition.Container.Name, partition.Value, outbox.Id, Projected: true), cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException || !cancellation.IsCancellationRequested)
        {
            // Also a call that the SDK gave up: it ends as cancelled though nobody did.
            Delayed(log, partition.Container.Name, outbox.Id, e);
        }
    }

    /// <summary>Delivers all of one outbox document and removes it. Nothing to do when it is gone.</summary>
    public async Task DeliverAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var partition = new Partition(containers[message.Container], message.Partition);
        var outbox = await store.ReadAsync<OutboxDocument>(partition, message.Id, cancellation);
        if (outbox is null)
        {
            return;
        }

        if (!message.Projected)
        {
            await ProjectAsync(outbox, cancellation);
        }

        foreach (var entry in outbox.Entries.Where(e => e.Kind == OutboxKind.Message))
        {
            await queues.SendAsync(entry.Target, entry.Data, cancellation);
        }

        await events.PublishAsync(EventsOf(partition, outbox), cancellation);
        await store.TryDeleteAsync(partition, message.Id, etag: null, cancellation);
    }

    private async Task ProjectAsync(OutboxDocument outbox, CancellationToken cancellation)
    {
        foreach (var entry in outbox.Entries.Where(e => e.Kind == OutboxKind.Projection))
        {
            await _projections[entry.Target].ApplyAsync(entry.Data, cancellation);
        }
    }

    // An event's id is its place in the outbox, so a second delivery can be told by it.
    private static IEnumerable<OutgoingEvent> EventsOf(Partition partition, OutboxDocument outbox) =>
        outbox.Entries
            .Select((entry, place) => (Entry: entry, Id: string.Create(CultureInfo.InvariantCulture, $"{outbox.Id}-{place}")))
            .Where(e => e.Entry.Kind == OutboxKind.Event)
            .Select(e => new OutgoingEvent(e.Id, $"/dtks/{partition.Value}", e.Entry.Target, e.Entry.Subject, outbox.CreatedOn, e.Entry.Data.ToString(Formatting.None)));

    [LoggerMessage(Level = LogLevel.Warning, Message = "What follows from a change in {Container} is delayed until the sweep ({Outbox}).")]
    private static partial void Delayed(ILogger log, string container, string outbox, Exception e);
}
