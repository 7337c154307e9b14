using System.Collections.Concurrent;
using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Walks through the buckets that have begun, some days to a message, and asks for those that hold something due. One walk at a time: what
/// is asked for meanwhile follows it. A day is left behind a day after it ended, once it is empty.
/// </summary>
public sealed class DeadlineWalk(
    DocumentStore store, FiringMarks marks, OneByOne oneByOne, UnreadableRecords unreadables, QueueSender queues, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>The days that one message looks at.</summary>
    public const int DaysAtATime = 8;

    private const int AtOnce = 8;
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    // Where nobody can tell any more how far the sweep had come: longer than any deadline is noted ahead.
    private static readonly TimeSpan Back = TimeSpan.FromDays(120);
    private static readonly Partition Beside = DeadlineBucket.Partition(SweptDocument.TheId);

    /// <summary>Begins a walk, or has the one that is under way followed by another.</summary>
    public async Task BeginAsync(CancellationToken cancellation)
    {
        if (await retry.RetryAsync(() => TryBeginAsync(cancellation), cancellation))
        {
            await SendAsync((await SweptAsync(cancellation)).From, cancellation);
        }
    }

    /// <summary>
    /// Looks at the next days, and hands on to a message for those after them. Days that are left behind are done: a message that comes a second time
    /// does nothing.
    /// </summary>
    /// <exception cref="MessageException">The day is none that a walk comes to.</exception>
    public async Task GoOnAsync(WalkMessage message, CancellationToken cancellation)
    {
        var today = DeadlineBucket.DayOf(clock.GetUtcNow());
        var swept = await SweptAsync(cancellation);
        if (!DeadlineBucket.TryDay(message.Day, out var first) || first > today)
        {
            throw new MessageException($"'{message.Day}' is no day up to {DeadlineBucket.Text(today)}");
        }

        if (string.CompareOrdinal(message.Day, swept.From) < 0)
        {
            return;
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
        var (walk, etag) = await WalkAsync(cancellation);
        var isUnderWay = walk?.Until.StillHolds(now, Patience) == true;
        if (isUnderWay && walk!.Again)
        {
            return false;
        }

        var next = (walk ?? new WalkDocument { Id = WalkDocument.TheId, Until = now }) with { Until = isUnderWay ? walk!.Until : now + Patience, Again = isUnderWay, ETag = etag };
        await store.CommitAsync(new DocumentBatch(Beside).Save(next), cancellation);
        return !isUnderWay;
    }

    // True when another walk follows.
    private async Task<bool> EndAsync(CancellationToken cancellation)
    {
        var (walk, etag) = await WalkAsync(cancellation);
        if (walk is { Again: true })
        {
            var next = walk with { Until = clock.GetUtcNow() + Patience, Again = false };
            await store.CommitAsync(new DocumentBatch(Beside).Replace(next), cancellation);
            return true;
        }

        return etag is not null && !await store.TryDeleteAsync(Beside, WalkDocument.TheId, etag, cancellation) ? throw new StaleException() : false;
    }

    private async Task<IReadOnlySet<DateOnly>> AskAsync(IEnumerable<DateOnly> days, CancellationToken cancellation)
    {
        var (now, inUse) = (clock.GetUtcNow(), new ConcurrentDictionary<DateOnly, bool>());
        var buckets = days.SelectMany(day => DeadlineBucket.OfDay(day).Select(bucket => (Day: day, Bucket: bucket)));
        await oneByOne.RunAsync(
            buckets,
            AtOnce,
            async (at, stop) =>
            {
                var soonest = await SoonestAsync(at.Bucket, stop);
                if (soonest is not null)
                {
                    inUse[at.Day] = true;
                }

                if (soonest <= now && await marks.TryTakeAsync(at.Bucket, stop) is { } turn)
                {
                    await queues.SendAsync(FireDeadlines.Queue, new DueMessage(at.Bucket, turn), stop);
                }
            },
            (at, failure) =>
            {
                inUse[at.Day] = true;
                return SetAsideItem.Of(FireDeadlines.Queue, new DueMessage(at.Bucket), failure) with { Subject = $"deadlines/{at.Bucket}" };
            },
            cancellation);
        return inUse.Keys.ToHashSet();
    }

    private async Task<DateTimeOffset?> SoonestAsync(string bucket, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT TOP 1 c.dueAt FROM c WHERE c.type = 'deadline' ORDER BY c.dueAt");
        var first = await store.FirstAsync<Due>(DeadlineBucket.Partition(bucket), query, 1, cancellation);

        // One of which nobody can tell when it falls due is taken out of the bucket at once: it must hide none that follow.
        return first.Count == 0 ? null : first[0].TryRead(out var soonest, out var unreadable) ? soonest.DueAt : SeenTo(bucket, unreadable);
    }

    private async Task<SweptDocument> SweptAsync(CancellationToken cancellation)
    {
        if (await store.LookAsync<SweptDocument>(Beside, SweptDocument.TheId, cancellation) is not { } found)
        {
            var fresh = new SweptDocument { Id = SweptDocument.TheId, From = DeadlineBucket.Text(DeadlineBucket.DayOf(clock.GetUtcNow() - Grace)) };
            await store.TryCreateAsync(Beside, fresh, cancellation);
            return fresh;
        }

        var today = DeadlineBucket.DayOf(clock.GetUtcNow());
        if (found.TryRead(out var swept, out var unreadable) && DeadlineBucket.TryDay(swept.From, out var from) && from <= today)
        {
            return swept;
        }

        return await AnewAsync(swept?.ETag ?? unreadable!.ETag, unreadable, cancellation);
    }

    // How far it had come, if that much can be told.
    private async Task<SweptDocument> AnewAsync(string? etag, UnreadableDocument? unreadable, CancellationToken cancellation)
    {
        if (unreadable is not null)
        {
            unreadables.LeftOut(Beside, unreadable);
        }

        var now = clock.GetUtcNow();
        var told = unreadable?.Text("from") is { } text && DeadlineBucket.TryDay(text, out var day) && day <= DeadlineBucket.DayOf(now) ? text : null;
        var anew = new SweptDocument { Id = SweptDocument.TheId, From = told ?? DeadlineBucket.Text(DeadlineBucket.DayOf(now - Back)), ETag = etag };
        await store.TryReplaceAsync(Beside, anew, cancellation);
        return anew with { ETag = null };
    }

    private Task<(WalkDocument? Known, string? ETag)> WalkAsync(CancellationToken cancellation) =>
        store.KnownOrAnewAsync<WalkDocument>(Beside, WalkDocument.TheId, unreadables, cancellation);

    private DateTimeOffset? SeenTo(string bucket, UnreadableDocument unreadable)
    {
        unreadables.LeftOut(DeadlineBucket.Partition(bucket), unreadable);
        return DateTimeOffset.MinValue;
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
