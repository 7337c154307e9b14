using System.Collections.Concurrent;
using Dtks.Platform.Audit;
using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.SetAside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Changes;

/// <summary>
/// Goes on with what this process saved and could neither deliver nor keep, and finds out of what it may have saved whether it did. Runs every
/// few seconds in every process, since timers run in only one of them.
/// </summary>
public sealed partial class LeftChanges(
    ChangeLedger ledger,
    OutboxRelay relay,
    DocumentStore store,
    TimeProvider clock,
    [FromKeyedServices(OptimisticRetry.RealTime)] TimeProvider realTime,
    ILogger<LeftChanges> log) : IDisposable
{
    /// <summary>How long a change whose saving was not answered may still come to be saved.</summary>
    public static readonly TimeSpan Settles = TimeSpan.FromMinutes(1);

    // Whatever the clock of changes says: longer than the database takes for anything.
    private static readonly TimeSpan SettlesReally = TimeSpan.FromSeconds(10);
    private const int AtOnce = 8;

    private readonly SemaphoreSlim _turn = new(1, 1);

    /// <summary>One round. It fails for nothing that is left: that stays open.</summary>
    public async Task RunAsync(CancellationToken cancellation)
    {
        await _turn.WaitAsync(cancellation);
        try
        {
            var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
            var failures = new ConcurrentQueue<Exception>();
            await Parallel.ForEachAsync(ledger.Left(), how, async (open, stop) => await GoOnAsync(open, failures, stop));
            Tell(failures);
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _turn.Dispose();

    private async Task GoOnAsync(OpenChange open, ConcurrentQueue<Exception> failures, CancellationToken cancellation)
    {
        try
        {
            if (open.State == OpenChangeState.Saved || await store.ReadAsync<AuditDocument>(open.Where, open.EntryId, cancellation) is not null)
            {
                ledger.Leave(open);
                await relay.DeliverOrKeepAsync(open);
                ledger.Close(open);
            }
            else if (open.State == OpenChangeState.Refused || HasSettled(open))
            {
                ledger.Close(open);
            }
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            failures.Enqueue(e);
        }
    }

    // A line a round, however many there are: an outage leaves many, every two seconds. A defect is told with all that is known of it.
    private void Tell(ConcurrentQueue<Exception> failures)
    {
        if (failures.FirstOrDefault(e => !PassingFailure.Is(e, CancellationToken.None)) is { } defect)
        {
            StillOpen(log, defect, failures.Count, defect.GetType().Name);
        }
        else if (failures.TryPeek(out var passing))
        {
            StillOpen(log, null, failures.Count, passing.GetType().Name);
        }
    }

    private bool HasSettled(OpenChange open) =>
        open.Failed.On.IsOld(clock.GetUtcNow(), Settles) && realTime.GetElapsedTime(open.Failed.At) >= SettlesReally;

    [LoggerMessage(Level = LogLevel.Warning, Message = "What follows from {Count} changes stays open ({Failure}); it is gone on with.")]
    private static partial void StillOpen(ILogger log, Exception? e, int count, string failure);
}
