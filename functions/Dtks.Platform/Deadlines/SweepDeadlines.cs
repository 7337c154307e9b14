using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>Has the buckets that have begun looked through.</summary>
public sealed class SweepDeadlines(DeadlineWalk walk)
{
    /// <summary>Every five minutes.</summary>
    [Function(nameof(SweepDeadlines))]
    public Task RunAsync([TimerTrigger("30 */5 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation) => walk.BeginAsync(cancellation);
}
