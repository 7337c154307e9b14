using Dtks.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Events;

/// <summary>Delivers what follows from a saved change.</summary>
public sealed class DeliverOutbox(Consumer consumer, OutboxRelay relay)
{
    /// <summary>One outbox document.</summary>
    [Function(nameof(DeliverOutbox))]
    public Task RunAsync([QueueTrigger(QueueName.Outbox)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<OutboxMessage>(QueueName.Outbox, message, relay.DeliverAsync, cancellation);
}
