using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>Delivers what follows from a saved change.</summary>
public sealed class DeliverOutbox(QueueMessageRunner runner, OutboxRelay relay)
{
    /// <summary>Outbox documents to deliver.</summary>
    public const string Queue = "outbox";

    /// <summary>One outbox document.</summary>
    [Function(nameof(DeliverOutbox))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<OutboxMessage>(Queue, message, relay.DeliverAsync, cancellation);
}
