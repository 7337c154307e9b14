using System.Collections.Concurrent;
using Dtks.LocalHost.Startup;

namespace Dtks.LocalHost.Queues;

/// <summary>
/// Wakes a queue's listener the moment this process sent it a message, so that nobody waits for the next poll; at the Functions host's pace it
/// wakes nobody.
/// </summary>
internal sealed class QueueWakeUps(QueuePace pace = QueuePace.Instant)
{
    private readonly ConcurrentDictionary<string, SemaphoreSlim> _signals = new(StringComparer.Ordinal);

    /// <summary>When a queue is looked at again.</summary>
    public QueuePace Pace => pace;

    /// <summary>Tells that a message was sent.</summary>
    /// <param name="queue">The queue's name.</param>
    public void Signal(string queue)
    {
        if (pace == QueuePace.Host)
            return;
        var signal = Of(queue);
        try
        {
            if (signal.CurrentCount == 0)
                signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // Another sender was faster; one wake-up is enough for both.
        }
    }

    /// <summary>Waits for a wake-up, at most for a while, and tells whether one came. A wake-up that came before is not lost.</summary>
    public async Task<bool> WaitAsync(string queue, TimeSpan atMost, CancellationToken cancellationToken)
        => await Of(queue).WaitAsync(atMost, cancellationToken);

    private SemaphoreSlim Of(string queue) => _signals.GetOrAdd(queue, _ => new SemaphoreSlim(0, 1));
}
