using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Evidence;

/// <summary>Uploads to inspect that the tries of <see cref="InspectUploads"/> could not do: set aside.</summary>
public sealed class InspectUploadsPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(InspectUploadsPoison))]
    public Task RunAsync([QueueTrigger(InspectUploads.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(InspectUploads.Queue, message, cancellation);
}
