using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Looks through the buckets that have begun, some days at a time.</summary>
public sealed class WalkDeadlines(QueueMessageRunner runner, DeadlineWalk walk)
{
    /// <summary>Walks through the buckets of deadlines.</summary>
    public const string Queue = "deadlines-walk";

    /// <summary>Some days.</summary>
    [Function(nameof(WalkDeadlines))]
    public Task RunAsync([QueueTrigger(Queue)] string message, CancellationToken cancellation) =>
        runner.RunAsync<WalkMessage>(Queue, message, walk.GoOnAsync, cancellation);
}
