using Dtks.Platform.Audit;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>Holds the trail of a partition against its seals, a bounded number of seals at a time, and names the first break.</summary>
public sealed class AuditVerification(DocumentStore store, AuditTrail trail, SealBlobs seals, TimeProvider clock)
{
    /// <summary>The most seals of one verification.</summary>
    public const int MostSeals = 200;

    /// <summary>Verifies.</summary>
    /// <param name="partition">Whose trail.</param>
    /// <param name="from">The hour to begin with; null for the first seal.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<AuditFinding> VerifyAsync(Partition partition, string? from, CancellationToken cancellation)
    {
        var (count, entries) = (0, 0);
        AuditSeal? last = null;
        string? before = null;
        await foreach (var hour in seals.HoursAsync(partition, cancellation))
        {
            if (from is not null && string.CompareOrdinal(hour, from) < 0)
            {
                before = hour;
                continue;
            }

            if (before is not null)
            {
                // The one before the first asked for: what that one must follow.
                (last, before) = (await seals.ReadAsync(partition, before, cancellation), null);
            }

            if (count == MostSeals)
            {
                return new AuditFinding(count, entries, FirstBreak: null, Next: hour, Unsealed: 0);
            }

            var seal = await seals.ReadAsync(partition, hour, cancellation);
            var stored = await StoredAsync(partition, last?.Hour, hour, cancellation);
            var found = seal is null ? new SealBreak(SealBreakKind.SealAltered, hour, Entry: null) : SealChain.BreakIn(seal, last?.Digest, partition, hour, stored);
            (count, entries, last) = (count + 1, entries + stored.Count, seal);
            if (found is not null)
            {
                return new AuditFinding(count, entries, found, Next: null, Unsealed: 0);
            }
        }

        last = before is null ? last : await seals.ReadAsync(partition, before, cancellation);
        return await EndAsync(partition, last, new AuditFinding(count, entries, FirstBreak: null, Next: null, Unsealed: 0), cancellation);
    }

    // The last seal has no other after it: that it is the last is told by the head. What is younger waits for its seal.
    private async Task<AuditFinding> EndAsync(Partition partition, AuditSeal? last, AuditFinding found, CancellationToken cancellation)
    {
        SealHeadDocument? head = null;
        if (await store.LookAsync<SealHeadDocument>(partition, SealHeadDocument.TheId, cancellation) is { } listed && !listed.TryRead(out head, out var unreadable))
        {
            return found with { FirstBreak = new SealBreak(SealBreakKind.SealAltered, last?.Hour ?? string.Empty, unreadable.Id) };
        }

        if (head?.Digest != last?.Digest)
        {
            return found with { FirstBreak = new SealBreak(SealBreakKind.SealMissing, head?.Hour ?? last!.Hour, Entry: null) };
        }

        var unsealed = 0;
        await foreach (var _ in trail.BetweenAsync(partition, last?.Hour, AuditDocument.HourOf(clock.GetUtcNow()), cancellation))
        {
            unsealed++;
        }

        return found with { Unsealed = unsealed };
    }

    private async Task<IReadOnlyCollection<SealedEntry>> StoredAsync(Partition partition, string? after, string hour, CancellationToken cancellation)
    {
        List<SealedEntry> stored = after is null ? await trail.OlderAsync(partition, cancellation).ToListAsync(cancellation) : [];
        await foreach (var (_, entry) in trail.BetweenAsync(partition, after, hour, cancellation))
        {
            stored.Add(entry);
        }

        return stored;
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Seals">How many seals were looked at.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="FirstBreak">The first break; null when there is none.</param>
/// <param name="Next">The hour to go on from; null at the end.</param>
/// <param name="Unsealed">Entries that wait for their hour to be sealed; told at the end.</param>
public sealed record AuditFinding(int Seals, int Entries, SealBreak? FirstBreak, string? Next, int Unsealed);
