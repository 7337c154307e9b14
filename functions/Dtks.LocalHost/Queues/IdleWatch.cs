using Dtks.LocalHost.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Queues;

/// <summary>Tells when nothing runs and no message waits. In a poison queue one does when a function takes it and has not given it up.</summary>
internal sealed class IdleWatch(
    ActivityTracker activity, QueueCensus census, QueuePump pump, KeptMessages kept, [FromKeyedServices("storage")] TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until idle.</summary>
    /// <param name="atMost">How long at most.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <returns>What was found last; <see cref="IdleFinding.IsIdle"/> tells whether the wait ended well.</returns>
    public async Task<IdleFinding> WaitAsync(TimeSpan atMost, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        var pause = FirstPause;
        while (true)
        {
            var finding = await LookAsync(cancellationToken);
            var left = atMost - time.GetElapsedTime(began);
            if (finding.IsIdle || left <= TimeSpan.Zero)
                return finding;
            await Task.Delay(pause < left ? pause : left, time, cancellationToken);
            pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
        }
    }

    // A message is deleted only after its function ended, and what the function sent is in its queue by then. So: nothing
    // runs, the queues are empty, and nothing began in the meantime means that nothing is left.
    private async Task<IdleFinding> LookAsync(CancellationToken cancellationToken)
    {
        var started = activity.Started;
        var runningBefore = activity.Running;
        var counts = await census.CountAsync(cancellationToken);
        var unchanged = activity.Started == started;
        var isIdle = runningBefore == 0 && activity.Running == 0 && unchanged && counts.All(c => !Waits(c.Key, c.Value));
        return new IdleFinding(isIdle, activity.Running, counts);
    }

    private bool Waits(string queue, int messages) =>
        PoisonQueue.IsPoison(queue) ? pump.Takes(queue) && messages > kept.Of(queue) : messages > 0;
}
