using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.ServiceDesk.Papers;

/// <summary>Inspects the files of applications as they are said to be complete (SVC-2).</summary>
public sealed class InspectHelpFiles(QueueMessageRunner runner, HelpFileInspector inspector)
{
    /// <summary>Files to inspect.</summary>
    public const string Queue = "desk-papers";

    /// <summary>One file.</summary>
    [Function(nameof(InspectHelpFiles))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<HelpFileMessage>(Queue, message, inspector.InspectAsync, cancellation);
}
