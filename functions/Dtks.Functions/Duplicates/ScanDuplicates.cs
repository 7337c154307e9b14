using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Duplicates;

/// <summary>Goes on with scans for likely duplicates, step by step (REG-5).</summary>
public sealed class ScanDuplicates(QueueMessageRunner runner, ScanWork work)
{
    /// <summary>Scans to go on with.</summary>
    public const string Queue = "duplicates-scanning";

    /// <summary>One step of one scan.</summary>
    [Function(nameof(ScanDuplicates))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ScanMessage>(Queue, message, work.GoOnAsync, cancellation);
}
