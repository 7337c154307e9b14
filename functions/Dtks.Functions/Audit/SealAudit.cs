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

    /// <summary>The last hour that is over and can be sealed at an instant.</summary>
    public static string LastOver(DateTimeOffset now) => AuditDocument.HourOf(now - Grace - TimeSpan.FromHours(1));

    /// <summary>At ten past each hour, and some more for the clocks' sake.</summary>
    [Function(nameof(SealAudit))]
    public async Task RunAsync([TimerTrigger("30 10 * * * *")] TimerInfo timer, CancellationToken cancellation)
    {
        var place = Shelf.Partition(SealSweepDocument.TheId);

        // One that cannot be read is written anew, after all partitions were sent.
        var (swept, etag) = await store.KnownOrAnewAsync<SealSweepDocument>(place, SealSweepDocument.TheId, unreadables, cancellation);
        var upTo = LastOver(clock.GetUtcNow());
        if (swept is not null && string.CompareOrdinal(swept.UpTo, upTo) >= 0)
        {
            return;
        }

        foreach (var container in trail.Containers)
        {
            foreach (var partition in await trail.PartitionsAsync(container, swept?.UpTo ?? string.Empty, upTo, cancellation))
            {
                await queues.SendAsync(SealPartitions.Queue, new SealMessage(container.Name, partition, upTo), cancellation);
            }
        }

        // Last, so that what was not sent is sent the next time; a partition sent twice is sealed once.
        var next = (swept ?? new SealSweepDocument { Id = SealSweepDocument.TheId, In = place, UpTo = upTo }) with { UpTo = upTo, ETag = etag };
        await store.CommitAsync(new DocumentBatch(place).Save(next), cancellation);
    }
}
