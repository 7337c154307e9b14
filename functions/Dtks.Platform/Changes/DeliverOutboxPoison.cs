using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>What follows from a change that the tries of <see cref="DeliverOutbox"/> could not do: set aside.</summary>
public sealed class DeliverOutboxPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(DeliverOutboxPoison))]
    public Task RunAsync([QueueTrigger(DeliverOutbox.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(DeliverOutbox.Queue, message, cancellation);
}
