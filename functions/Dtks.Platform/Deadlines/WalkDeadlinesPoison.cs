using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Walks that the tries of <see cref="WalkDeadlines"/> could not do: set aside.</summary>
public sealed class WalkDeadlinesPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(WalkDeadlinesPoison))]
    public Task RunAsync([QueueTrigger(WalkDeadlines.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(WalkDeadlines.Queue, message, cancellation);
}
