using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Buckets of deadlines that the tries of <see cref="FireDeadlines"/> could not do: set aside.</summary>
public sealed class FireDeadlinesPoison(PoisonRunner runner)
{
    /// <summary>One message.</summary>
    [Function(nameof(FireDeadlinesPoison))]
    public Task RunAsync([QueueTrigger(FireDeadlines.Queue + QueueNames.PoisonSuffix)] string message, CancellationToken cancellation) =>
        runner.RunAsync(FireDeadlines.Queue, message, cancellation);
}
