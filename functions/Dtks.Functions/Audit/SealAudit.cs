using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Audit;

/// <summary>
/// Every hour sends the partitions to be sealed that had entries since the last time: found by the index of hours, so that it costs what
/// happened and not how many villages there are.
/// </summary>
public sealed class SealAudit(DocumentStore store, AuditTrail trail, UnreadableRecords unreadables, QueueSender queues, TimeProvider clock)
{
    // What is saved in the last moment of an hour has ten minutes to be there: far longer than any request or message takes.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(10);

    // It runs every hour: what a clock that was set back left behind is not older.
    private static readonly TimeSpan Back = TimeSpan.FromDays(1);

    /// <summary>The last hour that is over and can be sealed at an instant.</summary>
    public static string LastOver(DateTimeOffset now) => AuditDocument.HourOf(now - Grace - TimeSpan.FromHours(1));

    /// <summary>From when on an hour can be sealed.</summary>
    /// <exception cref="FormatException">It is none.</exception>
    public static DateTimeOffset SealableFrom(string hour) => AuditDocument.EndOf(hour) + Grace;

    /// <summary>At ten past each hour, and some more for the clocks' sake.</summary>
    [Function(nameof(SealAudit))]
    public async Task RunAsync([TimerTrigger("30 10 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var place = Shelf.Partition(SealSweepDocument.TheId);

        // One that cannot be read is written anew, after all partitions were sent.
        var (swept, etag) = await store.KnownOrAnewAsync<SealSweepDocument>(place, SealSweepDocument.TheId, unreadables, cancellation);
        var now = clock.GetUtcNow();
        var (after, upTo) = (After(swept, now), LastOver(now));
        if (string.CompareOrdinal(after, upTo) >= 0)
        {
            return;
        }

        foreach (var container in trail.Containers)
        {
            foreach (var partition in await trail.PartitionsAsync(container, after, upTo, cancellation))
            {
                await queues.SendAsync(SealPartitions.Queue, new SealMessage(container.Name, partition, upTo), cancellation);
            }
        }

        // Last, so that what was not sent is sent the next time; a partition sent twice is sealed once.
        var next = (swept ?? new SealSweepDocument { Id = SealSweepDocument.TheId, In = place, UpTo = upTo }) with { UpTo = upTo, ETag = etag };
        await store.CommitAsync(new DocumentBatch(place).Save(next), cancellation);
    }

    // An hour that has yet to come was noted by a clock that was set back since. The hours are gone through again then, from a day before.
    private static string After(SealSweepDocument? swept, DateTimeOffset now) =>
        swept is null ? string.Empty
        : string.CompareOrdinal(swept.UpTo, AuditDocument.HourOf(now)) <= 0 ? swept.UpTo
        : AuditDocument.HourOf(now - Back);
}
