using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>Inspects uploads as they are said to be complete (MUS-6, MUS-7).</summary>
public sealed class InspectUploads(QueueMessageRunner runner, EvidenceInspector inspector)
{
    /// <summary>Uploads to inspect (MUS-4, MUS-6).</summary>
    public const string Queue = "evidence-inspection";

    /// <summary>One upload.</summary>
    [Function(nameof(InspectUploads))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<EvidenceMessage>(Queue, message, inspector.InspectAsync, cancellation);
}
