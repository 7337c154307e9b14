using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Single deadlines that the tries of <see cref="FireDeadline"/> could not do: set aside.</summary>
public sealed class FireDeadlinePoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(FireDeadlinePoison))]
    public Task RunAsync([QueueTrigger(FireDeadline.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(FireDeadline.Queue, message, cancellation);
}
