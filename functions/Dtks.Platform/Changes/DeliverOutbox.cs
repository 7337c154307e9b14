using System.Runtime.ExceptionServices;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>
/// Delivers an outbox document by a message: one that was set aside and is replayed, or one that an earlier release sent.
/// </summary>
public sealed class DeliverOutbox(QueueMessageRunner runner, DocumentContainers containers, OutboxRelay relay)
{
    /// <summary>Outbox documents to deliver.</summary>
    public const string Queue = "outbox";

    /// <summary>One outbox document.</summary>
    [Function(nameof(DeliverOutbox))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<OutboxMessage>(Queue, message, DeliverAsync, cancellation);

    private async Task DeliverAsync(OutboxMessage message, CancellationToken cancellation)
    {
        var container = containers.Find(message.Container) ?? throw new MessageException($"there is no container {message.Container}");
        var failures = await relay.DeliverAsync(new Partition(container, message.Partition), message.Id, cancellation);
        if (failures.Count > 0)
        {
            // One that passes first: then the message comes again.
            ExceptionDispatchInfo.Throw(failures.OrderByDescending(e => PassingFailure.Is(e, cancellation)).First());
        }
    }
}
