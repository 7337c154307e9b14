using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;
using Dtks.Platform.Records;

namespace Dtks.Functions.Audit;

/// <summary>
/// Seals the trail of a partition, hour after hour. Done twice it is done once: a seal is written once, and whoever comes second goes on from
/// the one that stands. An entry that comes into an hour that is sealed goes into the next seal that is made.
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
        var (late, stored, beyond) = head is null ? ([], 0, null) : await LateAsync(partition, head, cancellation);
        if (beyond is not null)
        {
            // Of late entries alone, and whoever wrote it ended before it was noted.
            await NoteAsync(partition, head, etag, beyond, stored: null, cancellation);
            await SealAsync(partition, upTo, cancellation);
            return;
        }

        var hour = (Of: string.Empty, Entries: new List<SealedEntry>());
        await foreach (var (of, entry) in trail.BetweenAsync(partition, head?.Hour, upTo, cancellation))
        {
            if (hour.Entries.Count > 0 && hour.Of != of)
            {
                head = await KeepAsync(partition, head, etag, SealChain.Next(head?.Digest, partition, hour.Of, [.. older, .. hour.Entries], late), stored + hour.Entries.Count, cancellation);
                (older, late, stored, hour, etag) = ([], [], head.Stored, (of, []), head.ETag);
            }

            hour.Of = of;
            hour.Entries.Add(entry);
        }

        if (hour.Entries.Count > 0)
        {
            await KeepAsync(partition, head, etag, SealChain.Next(head?.Digest, partition, hour.Of, [.. older, .. hour.Entries], late), stored + hour.Entries.Count, cancellation);
        }
        else if (late.Count > 0)
        {
            var free = string.CompareOrdinal(upTo, head!.Hour) > 0 ? upTo : AuditDocument.HourAfter(head.Hour);
            await KeepAsync(partition, head, etag, SealChain.Next(head.Digest, partition, free, [], late), stored, cancellation);
        }
        else if (head is not null && head.Stored != stored)
        {
            await store.CommitAsync(new DocumentBatch(partition).Save(head with { Stored = stored }), cancellation);
        }
    }

    /// <summary>
    /// The entries of hours that are sealed which no seal holds: they came when those were sealed. The seals are read for it only where there are more or
    /// fewer entries than there were.
    /// </summary>
    /// <returns>Them, how many entries there are up to the head, and a seal after the head that holds late ones alone.</returns>
    private async Task<(List<SealedEntry> Late, int? Stored, AuditSeal? Beyond)> LateAsync(Partition partition, SealHeadDocument head, CancellationToken cancellation)
    {
        var stored = await trail.CountAsync(partition, head.Hour, cancellation);
        if (stored == head.Stored)
        {
            return ([], stored, null);
        }

        var held = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var hour in seals.HoursAsync(partition, cancellation))
        {
            if (await seals.ReadAsync(partition, hour, cancellation) is not { } seal)
            {
                // What it held is not known: verification names it, and nothing is taken for late.
                return ([], null, null);
            }

            if (string.CompareOrdinal(hour, head.Hour) > 0 && seal.Previous == head.Digest && seal.Entries.Count == 0)
            {
                return ([], null, seal);
            }

            held.UnionWith(seal.All().Select(e => e.Id));
        }

        var late = trail.BetweenAsync(partition, after: null, head.Hour, cancellation).Where(e => !held.Contains(e.Entry.Id) && AuditDocument.IsMadeIn(e.Entry.Id, e.Hour));
        return (await late.Select(e => e.Entry).ToListAsync(cancellation), stored, null);
    }

    // Where another seal stands of that hour, it is not known what it holds of what came late: it is looked for again.
    private async Task<SealHeadDocument> KeepAsync(
        Partition partition, SealHeadDocument? head, string? etag, AuditSeal seal, int? stored, CancellationToken cancellation)
    {
        var kept = await seals.KeepAsync(partition, seal, cancellation);
        return await NoteAsync(partition, head, etag, kept, kept.Digest == seal.Digest ? stored : null, cancellation);
    }

    private async Task<SealHeadDocument> NoteAsync(
        Partition partition, SealHeadDocument? head, string? etag, AuditSeal kept, int? stored, CancellationToken cancellation)
    {
        var next = (head ?? new SealHeadDocument { Id = SealHeadDocument.TheId, In = partition, Hour = kept.Hour, Digest = kept.Digest })
            with
        { Hour = kept.Hour, Digest = kept.Digest, Stored = stored, ETag = etag };
        await store.CommitAsync(new DocumentBatch(partition).Save(next), cancellation);
        return await store.ReadAsync<SealHeadDocument>(partition, SealHeadDocument.TheId, cancellation) ?? throw new StaleException();
    }
}
