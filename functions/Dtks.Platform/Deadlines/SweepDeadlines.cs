using System.Globalization;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Looks through the buckets that have begun and sends a message for each that holds something due. A bucket is left behind a day after it
/// ended, once it is empty.
/// </summary>
public sealed class SweepDeadlines(DocumentStore store, QueueSender queues, TimeProvider clock)
{
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    /// <summary>Every five minutes.</summary>
    [Function(nameof(SweepDeadlines))]
    public async Task RunAsync([TimerTrigger("30 */5 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var swept = await SweptAsync(now, cancellation);
        var first = DateOnly.ParseExact(swept.From, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        string? oldestInUse = null;
        foreach (var bucket in DeadlineBucket.Between(first, DateOnly.FromDateTime(now.UtcDateTime)))
        {
            var soonest = await SoonestAsync(bucket, cancellation);
            oldestInUse ??= soonest is not null ? bucket : null;
            if (soonest <= now)
            {
                await queues.SendAsync(FireDeadlines.Queue, new DueMessage(bucket), cancellation);
            }
        }

        await LeaveBehindAsync(swept, oldestInUse, now, cancellation);
    }

    private async Task<SweptDocument> SweptAsync(DateTimeOffset now, CancellationToken cancellation)
    {
        var swept = await store.ReadAsync<SweptDocument>(DeadlineBucket.Partition(SweptDocument.TheId), SweptDocument.TheId, cancellation);
        if (swept is not null)
        {
            return swept;
        }

        var fresh = new SweptDocument { Id = SweptDocument.TheId, From = DeadlineBucket.Of(now - Grace) };
        await store.TryCreateAsync(DeadlineBucket.Partition(SweptDocument.TheId), fresh, cancellation);
        return fresh;
    }

    private async Task<DateTimeOffset?> SoonestAsync(string bucket, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT TOP 1 c.dueAt FROM c WHERE c.type = 'deadline' ORDER BY c.dueAt");
        var page = await store.ListAsync<Due>(DeadlineBucket.Partition(bucket), query, 1, continuation: null, cancellation);
        return page.Items.Count == 0 ? null : page.Items[0].DueAt;
    }

    private async Task LeaveBehindAsync(SweptDocument swept, string? oldestInUse, DateTimeOffset now, CancellationToken cancellation)
    {
        var settled = DeadlineBucket.Of(now - Grace);
        var from = oldestInUse is not null && string.CompareOrdinal(oldestInUse, settled) < 0 ? oldestInUse : settled;
        if (swept.ETag is not null && string.CompareOrdinal(from, swept.From) > 0)
        {
            // Another sweep may have moved it: that one is as good as this.
            await store.TryReplaceAsync(DeadlineBucket.Partition(SweptDocument.TheId), swept with { From = from }, cancellation);
        }
    }

    private sealed record Due(DateTimeOffset DueAt);
}
