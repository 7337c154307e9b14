using Dtks.Platform.Clocks;
using Dtks.Platform.Deadlines;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Microsoft.Extensions.Logging;

namespace Dtks.Platform.Waiting;

/// <summary>
/// Finds the partitions in which something was written a while ago and may still wait for a message, and looks at each. It asks by the index of
/// what waits, so that it costs what waits and not how many partitions there are; whoever changes something notes nothing for it.
/// </summary>
public sealed partial class WaitingSweep(
    IEnumerable<IWaiting> states, DocumentStore store, UnreadableRecords unreadables, Looks looks, DeadlineProjection deadlines, TimeProvider clock, ILogger<WaitingSweep> log)
{
    /// <summary>The partitions that one run looks at itself; what is more is put off to deadlines.</summary>
    public const int MostAtOnce = 100;

    private const int AtOnce = 8;

    // How far the first run looks back.
    private static readonly TimeSpan FirstBack = TimeSpan.FromDays(1);
    private static readonly Partition Beside = DeadlineBucket.Partition(LookedDocument.TheId);

    /// <summary>One run: over all that was written since the last, but for the last ten minutes, which may be on its way.</summary>
    /// <exception cref="AggregateException">Some states could not be asked for; the others were looked at.</exception>
    public async Task RunAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var upTo = Look.TenOf(now) - Look.Span;

        // One that cannot be read, or lies ahead, is written anew: then a day is looked at.
        var (looked, etag) = await store.KnownOrAnewAsync<LookedDocument>(Beside, LookedDocument.TheId, unreadables, cancellation);
        looked = looked?.UpTo.LiesAhead(now) == true ? null : looked;
        if (looked?.UpTo >= upTo)
        {
            return;
        }

        var failures = new List<Exception>();
        var found = await FindAsync(new WrittenWithin((looked?.UpTo ?? upTo - FirstBack) - Look.Slack, upTo), failures, cancellation);
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(found.Take(MostAtOnce), how, async (look, stop) => await TakeAsync(look, stop));
        await Parallel.ForEachAsync(found.Skip(MostAtOnce), how, async (look, stop) => await PutOffAsync(look, stop));

        if (failures.Count > 0)
        {
            throw new AggregateException("Not all that may wait could be asked for; it is asked for again.", failures);
        }

        // Last, so that what was not looked at is looked at the next time. Two runs at once look twice, which does no harm.
        var next = (looked ?? new LookedDocument { Id = LookedDocument.TheId, UpTo = upTo }) with { UpTo = upTo, ETag = etag };
        await store.TrySaveAsync(Beside, next, cancellation);
    }

    private async Task<IReadOnlyList<Look>> FindAsync(WrittenWithin window, List<Exception> failures, CancellationToken cancellation)
    {
        var found = new HashSet<Look>();
        foreach (var state in states)
        {
            try
            {
                await FindAsync(state, window, found, cancellation);
            }
            catch (Exception e) when (!cancellation.IsCancellationRequested)
            {
                failures.Add(e); // the other states are asked for all the same
            }
        }

        return [.. found];
    }

    private async Task FindAsync(IWaiting state, WrittenWithin window, HashSet<Look> found, CancellationToken cancellation)
    {
        var query = window.Query($"SELECT c[\"{state.Container.KeyMember}\"] AS partition, c._ts AS at FROM c WHERE {state.Condition}");
        await foreach (var one in store.SweepAsync<Found>(state.Container, query, cancellation).ReadOr(bad => unreadables.LeftOut(state.Container, bad), cancellation))
        {
            found.Add(Look.After(new Partition(state.Container, one.Partition), DateTimeOffset.FromUnixTimeSeconds(one.At)));
        }
    }

    // One that fails keeps no other: as a deadline it is tried again, and set aside if need be.
    private async Task TakeAsync(Look look, CancellationToken cancellation)
    {
        try
        {
            await looks.TakeAsync(look, cancellation);
        }
        catch (Exception e) when (!cancellation.IsCancellationRequested)
        {
            Failed(log, e, look.Container, look.Partition);
            await PutOffAsync(look, cancellation);
        }
    }

    private Task PutOffAsync(Look look, CancellationToken cancellation) => deadlines.ApplyAsync(look.Deadline().Entry().Data, cancellation);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The look at {Container} {Partition} failed; it is taken again.")]
    private static partial void Failed(ILogger log, Exception e, string container, string partition);

    private sealed record Found(string Partition, long At);
}
