using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>Seals the trails of partitions that had entries.</summary>
public sealed class SealPartitions(QueueMessageRunner runner, AuditSealing sealing)
{
    /// <summary>Partitions to seal.</summary>
    public const string Queue = "audit-sealing";

    /// <summary>One partition.</summary>
    [Function(nameof(SealPartitions))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<SealMessage>(Queue, message, sealing.SealAsync, cancellation);
}
