using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>Has what was left in outboxes delivered. Runs at start too, since a restart is when that happens.</summary>
public sealed class SweepOutbox(OutboxSweep sweep)
{
    /// <summary>Every minute.</summary>
    [Function(nameof(SweepOutbox))]
    public Task RunAsync([TimerTrigger("0 * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation) => sweep.RunAsync(cancellation);
}
