using System.Collections.Concurrent;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Walks through the buckets that have begun, some days to a message, and asks for those that hold something due. One walk at a time: what
/// is asked for meanwhile follows it. A day is left behind a day after it ended, once it is empty.
/// </summary>
public sealed class DeadlineWalk(DocumentStore store, FiringMarks marks, QueueSender queues, OptimisticRetry retry, BriefRetry brief, TimeProvider clock)
{
    /// <summary>The days that one message looks at.</summary>
    public const int DaysAtATime = 8;

    private const int AtOnce = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);
    private static readonly Partition Beside = DeadlineBucket.Partition(SweptDocument.TheId);

    /// <summary>Begins a walk, or has the one that is under way followed by another.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (await retry.RetryAsync(() => TryBeginAsync(cancellation), cancellation))
        {
            await SendAsync((await SweptAsync(cancellation)).From, cancellation);
        }
    }

    /// <summary>Looks at the next days, and hands on to a message for those after them.</summary>
    /// <exception cref="MessageException">The day is none that a walk comes to.</exception>
    public async Task GoOnAsync(WalkMessage message, CancellationToken cancellation)
    {
        var today = DeadlineBucket.DayOf(clock.GetUtcNow());
        var swept = await SweptAsync(cancellation);
        if (!DeadlineBucket.TryDay(message.Day, out var first) || first > today || string.CompareOrdinal(message.Day, swept.From) < 0)
        {
            throw new MessageException($"'{message.Day}' is no day from {swept.From} to {DeadlineBucket.Text(today)}");
        }

        var days = Enumerable.Range(0, Math.Min(DaysAtATime, today.DayNumber - first.DayNumber + 1)).Select(first.AddDays).ToList();
        var inUse = await AskAsync(days, cancellation);
        await LeaveBehindAsync(swept, days, inUse, cancellation);
        if (days[^1] < today)
        {
            await SendAsync(DeadlineBucket.Text(days[^1].AddDays(1)), cancellation);
        }
        else if (await retry.RetryAsync(() => EndAsync(cancellation), cancellation))
        {
            await SendAsync((await SweptAsync(cancellation)).From, cancellation);
        }
    }

    private Task SendAsync(string day, CancellationToken cancellation) => queues.SendAsync(WalkDeadlines.Queue, new WalkMessage(day), cancellation);

    private async Task<bool> TryBeginAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var walk = await store.ReadAsync<WalkDocument>(Beside, WalkDocument.TheId, cancellation);
        var isUnderWay = walk?.Until > now;
        if (isUnderWay && walk!.Again)
        {
            return false;
        }

        var next = (walk ?? new WalkDocument { Id = WalkDocument.TheId, Until = now }) with { Until = isUnderWay ? walk!.Until : now + Patience, Again = isUnderWay };
        await store.CommitAsync(new DocumentBatch(Beside).Save(next), cancellation);
        return !isUnderWay;
    }

    // True when another walk follows.
    private async Task<bool> EndAsync(CancellationToken cancellation)
    {
        var walk = await store.ReadAsync<WalkDocument>(Beside, WalkDocument.TheId, cancellation);
        if (walk is { Again: true })
        {
            var next = walk with { Until = clock.GetUtcNow() + Patience, Again = false };
            await store.CommitAsync(new DocumentBatch(Beside).Replace(next), cancellation);
            return true;
        }

        return walk is not null && !await store.TryDeleteAsync(Beside, WalkDocument.TheId, walk.ETag, cancellation) ? throw new StaleException() : false;
    }

    private async Task<IReadOnlySet<DateOnly>> AskAsync(IEnumerable<DateOnly> days, CancellationToken cancellation)
    {
        var (now, inUse) = (clock.GetUtcNow(), new ConcurrentDictionary<DateOnly, bool>());
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        var buckets = days.SelectMany(day => DeadlineBucket.OfDay(day).Select(bucket => (Day: day, Bucket: bucket)));
        await Parallel.ForEachAsync(buckets, how, async (at, stop) =>
        {
            var soonest = await brief.RetryAsync(() => SoonestAsync(at.Bucket, stop), stop);
            if (soonest is not null)
            {
                inUse[at.Day] = true;
            }

            if (soonest <= now && await marks.TryTakeAsync(at.Bucket, stop) is { } turn)
            {
                await queues.SendAsync(FireDeadlines.Queue, new DueMessage(at.Bucket, turn), stop);
            }
        });
        return inUse.Keys.ToHashSet();
    }

    private async Task<DateTimeOffset?> SoonestAsync(string bucket, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT TOP 1 c.dueAt FROM c WHERE c.type = 'deadline' ORDER BY c.dueAt");
        var page = await store.ListAsync<Due>(DeadlineBucket.Partition(bucket), query, 1, continuation: null, cancellation);
        return page.Items.Count == 0 ? null : page.Items[0].DueAt;
    }

    private async Task<SweptDocument> SweptAsync(CancellationToken cancellation)
    {
        var swept = await store.ReadAsync<SweptDocument>(Beside, SweptDocument.TheId, cancellation);
        if (swept is not null)
        {
            return swept;
        }

        var fresh = new SweptDocument { Id = SweptDocument.TheId, From = DeadlineBucket.Text(DeadlineBucket.DayOf(clock.GetUtcNow() - Grace)) };
        await store.TryCreateAsync(Beside, fresh, cancellation);
        return fresh;
    }

    // Only over days that follow on what is done: a walk that begins elsewhere moves nothing. Another may have moved it: that is as good.
    private async Task LeaveBehindAsync(SweptDocument swept, IReadOnlyList<DateOnly> days, IReadOnlySet<DateOnly> inUse, CancellationToken cancellation)
    {
        var settled = DeadlineBucket.DayOf(clock.GetUtcNow() - Grace);
        var done = days.TakeWhile(day => day < settled && !inUse.Contains(day)).Count();
        if (done > 0 && swept.ETag is not null && swept.From == DeadlineBucket.Text(days[0]))
        {
            await store.TryReplaceAsync(Beside, swept with { From = DeadlineBucket.Text(days[0].AddDays(done)) }, cancellation);
        }
    }

    private sealed record Due(DateTimeOffset DueAt);
}
