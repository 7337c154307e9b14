using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>A partition that the tries of <see cref="SealPartitions"/> could not seal: set aside.</summary>
public sealed class SealPartitionsPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(SealPartitionsPoison))]
    public Task RunAsync([QueueTrigger(SealPartitions.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(SealPartitions.Queue, message, cancellation);
}
