using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Imports;

/// <summary>Reads prelists as they are said to be complete, and works their rows (RAT-2, PRO-3).</summary>
public sealed class WorkImports(QueueMessageRunner runner, ImportWork work)
{
    /// <summary>Prelists to read and to go on with.</summary>
    public const string Queue = "imports";

    /// <summary>One prelist, some parts of it.</summary>
    [Function(nameof(WorkImports))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ImportMessage>(Queue, message, work.WorkAsync, cancellation);
}
