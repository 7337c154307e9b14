using Dtks.Functions.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>Inspects uploads as they are said to be complete (MUS-6, MUS-7).</summary>
public sealed class InspectUploads(Consumer consumer, EvidenceInspector inspector)
{
    /// <summary>One upload.</summary>
    [Function(nameof(InspectUploads))]
    public Task RunAsync([QueueTrigger(QueueName.EvidenceInspection)] string message, CancellationToken cancellation) =>
        consumer.RunAsync<EvidenceMessage>(QueueName.EvidenceInspection, message, inspector.InspectAsync, cancellation);
}
