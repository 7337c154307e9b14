using Dtks.LocalHost.Startup;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.LocalHost.Queues;

/// <summary>
/// Whether a queue may hold a message, asked before an empty one is looked at again: one question to the Azurite of this host tells of all queues, where a look at each is a request of its own that
/// finds nothing nearly always. Where the queues lie elsewhere, and at the Functions host's pace, each may.
/// </summary>
internal sealed class WaitingQueues(QueueCensus census, QueueWakeUps wakeUps, [FromKeyedServices("storage")] TimeProvider time) : IDisposable
{
    private static readonly TimeSpan StaleAfter = TimeSpan.FromMilliseconds(100);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private IReadOnlyDictionary<string, int>? _counts;
    private long? _asked;

    /// <summary>Whether it may; one that came in the last tenth of a second may be missed by this look, not by the next.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the question early.</param>
    public async Task<bool> MayHoldAsync(string queue, CancellationToken cancellationToken)
    {
        if (wakeUps.Pace == QueuePace.Host)
            return true;
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (_asked is not { } asked || time.GetElapsedTime(asked) > StaleAfter)
            {
                _counts = await census.OwnAsync(cancellationToken);
                _asked = time.GetTimestamp();
            }

            // A queue that was deleted is made anew by the look at it.
            return _counts is null || !_counts.TryGetValue(queue, out var count) || count > 0;
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _turn.Dispose();
}
