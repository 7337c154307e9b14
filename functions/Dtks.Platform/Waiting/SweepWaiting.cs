using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Waiting;

/// <summary>Looks every ten minutes after what was written in the ten before the last and still waits for a message.</summary>
public sealed class SweepWaiting(WaitingSweep sweep)
{
    /// <summary>Every ten minutes.</summary>
    [Function(nameof(SweepWaiting))]
    public Task RunAsync([TimerTrigger("20 */10 * * * *")] TimerInfo timer, CancellationToken cancellation) => sweep.RunAsync(cancellation);
}
