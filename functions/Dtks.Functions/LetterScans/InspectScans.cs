using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.LetterScans;

/// <summary>Inspects the scans of letters as they are said to be complete (RAT-1).</summary>
public sealed class InspectScans(QueueMessageRunner runner, ScanInspector inspector)
{
    /// <summary>Scans to inspect.</summary>
    public const string Queue = "ratifications-scans";

    /// <summary>One scan.</summary>
    [Function(nameof(InspectScans))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<ScanMessage>(Queue, message, inspector.InspectAsync, cancellation);
}
