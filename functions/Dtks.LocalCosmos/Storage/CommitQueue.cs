using System.Threading.Channels;

namespace Dtks.LocalCosmos.Storage;

/// <summary>
/// The one writer: takes the units of work that wait, runs them in one transaction, puts that on the disk, and only
/// then answers them all (group commit). A unit that fails takes back its own writes alone.
/// </summary>
internal sealed class CommitQueue : IDisposable
{
    private const int LargestGroup = 256;

    private readonly WriteSession _session;
    private readonly Channel<CommitUnit> _waiting = Channel.CreateUnbounded<CommitUnit>(new() { SingleReader = true });
    private readonly Thread _writer;
    private long _committed;

    public CommitQueue(WriteSession session)
    {
        _session = session;
        _committed = session.LastSequence;
        _writer = new Thread(Write) { IsBackground = true, Name = "LocalCosmos writer" };
        _writer.Start();
    }

    /// <summary>Sequence number of the last write that is on the disk.</summary>
    public long Committed => Volatile.Read(ref _committed);

    /// <summary>Runs <paramref name="work"/> on the writer's thread; completes when its result is on the disk.</summary>
    public Task<T> RunAsync<T>(Func<WriteSession, T> work)
    {
        var unit = new CommitUnit<T>(work);
        return _waiting.Writer.TryWrite(unit)
            ? unit.Completion
            : Task.FromException<T>(new ObjectDisposedException(nameof(CommitQueue), "The store is closing."));
    }

    /// <summary>Finishes what waits, then closes the connection.</summary>
    public void Dispose()
    {
        _waiting.Writer.TryComplete();
        _writer.Join();
        _session.Dispose();
    }

    private void Write()
    {
        var group = new List<CommitUnit>(LargestGroup);
        while (WaitForWork())
        {
            while (group.Count < LargestGroup && _waiting.Reader.TryRead(out var unit))
            {
                group.Add(unit);
            }

            CommitGroup(group);
            group.Clear();
        }
    }

    private bool WaitForWork()
    {
        var ready = _waiting.Reader.WaitToReadAsync();
        return ready.IsCompletedSuccessfully ? ready.Result : ready.AsTask().GetAwaiter().GetResult();
    }

    private void CommitGroup(List<CommitUnit> group)
    {
        try
        {
            CommitTogether(group);
        }
        catch (Exception) when (group.Count > 1)
        {
            // One unit's failure at the disk must not fail its neighbours: each gets a transaction of its own.
            group.ForEach(unit => CommitAlone(unit));
        }
        catch (Exception failure)
        {
            group[0].Fail(failure);
        }
    }

    private void CommitAlone(CommitUnit unit)
    {
        try
        {
            CommitTogether([unit]);
        }
        catch (Exception failure)
        {
            unit.Fail(failure);
        }
    }

    private void CommitTogether(List<CommitUnit> group)
    {
        var before = _session.LastSequence;
        _session.Begin();
        try
        {
            group.ForEach(unit => unit.Run(_session));
            _session.Commit();
        }
        catch
        {
            _session.RollBack(before);
            throw;
        }

        Volatile.Write(ref _committed, _session.LastSequence);
        group.ForEach(unit => unit.Answer());
    }
}
