using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;

namespace Dtks.Functions.Audit;

/// <summary>
/// Seals the trail of a partition, hour after hour. Done twice it is done once: a seal is written once, and whoever comes second goes on from
/// the one that stands.
/// </summary>
public sealed class AuditSealing(DocumentStore store, AuditTrail trail, SealBlobs seals, UnreadableRecords unreadables, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>Seals all hours up to one that are not sealed yet.</summary>
    /// <exception cref="MessageException">The container has no trail, or the hour is not over: sealed now, what is yet to come in it would look inserted.</exception>
    public Task SealAsync(SealMessage message, CancellationToken cancellation)
    {
        if (trail.Containers.All(c => c.Name != message.Container))
        {
            throw new MessageException($"the container {message.Container} has no trail");
        }

        if (!AuditDocument.IsHour(message.UpTo) || string.CompareOrdinal(message.UpTo, SealAudit.LastOver(clock.GetUtcNow())) > 0)
        {
            throw new MessageException($"the hour {message.UpTo} is none, or is not over");
        }

        return retry.RetryAsync(() => SealAsync(trail.Of(message.Container, message.Partition), message.UpTo, cancellation), cancellation);
    }

    private async Task SealAsync(Partition partition, string upTo, CancellationToken cancellation)
    {
        // Where the head cannot be read, all is gone through again from the first seal: what stands is kept.
        var (head, etag) = await store.KnownOrAnewAsync<SealHeadDocument>(partition, SealHeadDocument.TheId, unreadables, cancellation);
        List<SealedEntry> older = head is null ? await trail.OlderAsync(partition, cancellation).ToListAsync(cancellation) : [];
        var hour = (Of: string.Empty, Entries: new List<SealedEntry>());
        await foreach (var (of, entry) in trail.BetweenAsync(partition, head?.Hour, upTo, cancellation))
        {
            if (hour.Entries.Count > 0 && hour.Of != of)
            {
                head = await KeepAsync(partition, head, etag, [.. older, .. hour.Entries], hour.Of, cancellation);
                (older, hour, etag) = ([], (of, []), head.ETag);
            }

            hour.Of = of;
            hour.Entries.Add(entry);
        }

        if (hour.Entries.Count > 0)
        {
            await KeepAsync(partition, head, etag, [.. older, .. hour.Entries], hour.Of, cancellation);
        }
    }

    private async Task<SealHeadDocument> KeepAsync(
        Partition partition, SealHeadDocument? head, string? etag, IReadOnlyList<SealedEntry> entries, string hour, CancellationToken cancellation)
    {
        var kept = await seals.KeepAsync(partition, SealChain.Next(head?.Digest, partition, hour, entries), cancellation);
        var next = (head ?? new SealHeadDocument { Id = SealHeadDocument.TheId, In = partition, Hour = hour, Digest = kept.Digest })
            with
        { Hour = hour, Digest = kept.Digest, ETag = etag };
        await store.CommitAsync(new DocumentBatch(partition).Save(next), cancellation);
        return await store.ReadAsync<SealHeadDocument>(partition, SealHeadDocument.TheId, cancellation) ?? throw new StaleException();
    }
}
