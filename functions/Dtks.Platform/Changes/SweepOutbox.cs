using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Changes;

/// <summary>
/// Has what was left delivered: by this process, by processes that ended, and in outbox documents. Runs at start too, since a restart is when that
/// happens.
/// </summary>
public sealed class SweepOutbox(ChangeLedger ledger, LeftChanges left, OutboxRescue rescue, OutboxSweep sweep)
{
    /// <summary>Every minute.</summary>
    [Function(nameof(SweepOutbox))]
    public async Task RunAsync([TimerTrigger("0 * * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        await left.RunAsync(cancellation);
        await ledger.FlushAsync(TimeSpan.Zero);
        try
        {
            await rescue.RunAsync(cancellation);
        }
        finally
        {
            await sweep.RunAsync(cancellation);
        }
    }
}
