using Dtks.LocalHost.Invocation;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Queues;

/// <summary>
/// Tells when nothing runs and no message waits and, where asked, nothing that follows from a change. In a poison queue a message waits when
/// a function takes it and has not given it up.
/// </summary>
internal sealed class IdleWatch(
    ActivityTracker activity,
    QueueCensus census,
    OutboxCensus outboxes,
    QueuePump pump,
    KeptMessages kept,
    [FromKeyedServices("storage")] TimeProvider time)
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(250);

    /// <summary>Waits until idle.</summary>
    /// <param name="atMost">How long at most.</param>
    /// <param name="withOutboxes">Whether to wait for outboxes too: those that were left a sweep takes, a minute after they were saved.</param>
    /// <param name="cancellationToken">Ends the wait early.</param>
    /// <returns>What was found last; <see cref="IdleFinding.IsIdle"/> tells whether the wait ended well.</returns>
    public async Task<IdleFinding> WaitAsync(TimeSpan atMost, bool withOutboxes, CancellationToken cancellationToken)
    {
        var began = time.GetTimestamp();
        for (var pause = FirstPause; ; pause = pause * 2 < LongestPause ? pause * 2 : LongestPause)
        {
            var left = atMost - time.GetElapsedTime(began);

            // A look asks storage about every queue. While something runs it would find nothing new, and hold up what runs.
            if (activity.Running == 0 || left <= TimeSpan.Zero)
            {
                var finding = await LookAsync(withOutboxes, cancellationToken);
                if (finding.IsIdle || left <= TimeSpan.Zero)
                    return finding;
            }

            await Task.Delay(pause < left ? pause : left, time, cancellationToken);
        }
    }

    // A message is deleted only after its function ended, and what the function sent is in its queue by then; an outbox is delivered or left
    // before its function ends. So: nothing runs, queues and outboxes are empty, and nothing began in the meantime means that nothing is left.
    private async Task<IdleFinding> LookAsync(bool withOutboxes, CancellationToken cancellationToken)
    {
        var started = activity.Started;
        var runningBefore = activity.Running;
        var counts = await census.CountAsync(MayWait, cancellationToken);
        var isEmpty = runningBefore == 0 && counts.All(c => !Waits(c.Key, c.Value));
        var left = isEmpty && withOutboxes ? await outboxes.CountAsync(cancellationToken) : [];
        var isIdle = isEmpty && left.Count == 0 && activity.Running == 0 && activity.Started == started;
        return new IdleFinding(isIdle, activity.Running, counts, left);
    }

    // In a poison queue that no function takes nothing waits.
    private bool MayWait(string queue) => !PoisonQueue.IsPoison(queue) || pump.Takes(queue);

    private bool Waits(string queue, int messages) => messages > (PoisonQueue.IsPoison(queue) ? kept.Of(queue) : 0);
}
