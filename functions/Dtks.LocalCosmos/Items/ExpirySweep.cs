using Dtks.LocalCosmos.Resources;
using Dtks.LocalCosmos.Serialization;
using Dtks.LocalCosmos.Storage;

namespace Dtks.LocalCosmos.Items;

/// <summary>
/// Takes items off the disk whose time to live is over. Readers leave them out from that second on; this only makes room,
/// a few at a time so that no writer waits long.
/// </summary>
internal sealed class ExpirySweep : IAsyncDisposable
{
    private const int PerStep = 200;

    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(1);

    private readonly Store _store;
    private readonly LiveCatalog _catalog;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private Task _running = Task.CompletedTask;
    private bool _stopped;

    public ExpirySweep(Store store, LiveCatalog catalog, TimeProvider time)
    {
        (_store, _catalog) = (store, catalog);

        // One shot, set again after each run: a clock that is moved by months makes one run of it, not thousands.
        _timer = time.CreateTimer(_ => Start(), null, Interval, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Goes through every container that has time to live on, once.</summary>
    /// <returns>How many items were taken off.</returns>
    public async Task<int> RunAsync()
    {
        var removed = 0;
        foreach (var container in _catalog.Current.Containers.Where(container => container.Definition.DefaultTimeToLive is not null))
        {
            var position = 0L;
            while (position >= 0 && !Volatile.Read(ref _stopped))
            {
                var from = position;
                var (next, count) = await _store.CommitAsync(session => Step(session, container, from));
                (position, removed) = (next, removed + count);
            }
        }

        return removed;
    }

    public async ValueTask DisposeAsync()
    {
        Volatile.Write(ref _stopped, true);
        await _timer.DisposeAsync();
        await _running;
    }

    private void Start()
    {
        lock (_gate)
        {
            if (_running.IsCompleted && !_stopped)
            {
                _running = RunQuietlyAsync();
            }
        }
    }

    // A disk that fails shows in the requests; the sweep just tries again at the next interval.
    private async Task RunQuietlyAsync()
    {
        try
        {
            await RunAsync();
        }
        catch (Exception e) when (e is StoreFailedException or ObjectDisposedException)
        {
        }

        if (!Volatile.Read(ref _stopped))
        {
            _timer.Change(Interval, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>One step; gives the sequence number it got to, -1 at the end.</summary>
    private static (long Next, int Removed) Step(WriteSession session, ContainerResource container, long after)
    {
        var seen = session.Changes(container.Number, after).Take(PerStep).Select(change => change.Item).ToList();
        var expired = seen.FindAll(item => item.IsExpired(container.Definition.DefaultTimeToLive, session.Now));
        foreach (var item in expired)
        {
            session.Delete(item.RowKey, (string)JsonText.ParseObject(item.Body)["id"]!);
        }

        return (seen.Count < PerStep ? -1 : seen[^1].Sequence, expired.Count);
    }
}
