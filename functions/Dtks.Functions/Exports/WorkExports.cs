using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Exports;

/// <summary>Writes lists that are too long for one answer (GOV-2).</summary>
public sealed class WorkExports(QueueMessageRunner runner, ExportWork work)
{
    /// <summary>Exports to go on with.</summary>
    public const string Queue = "exports";

    /// <summary>One export, some parts of it.</summary>
    [Function(nameof(WorkExports))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ExportMessage>(Queue, message, work.WorkAsync, cancellation);
}
