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
        var (count, entries, late) = (0, 0, new List<string>());
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
                return new AuditFinding(count, entries, FirstBreak: null, Next: hour, await WaitingAsync(partition, late, cancellation));
            }

            var seal = await seals.ReadAsync(partition, hour, cancellation);
            var stored = await StoredAsync(partition, last?.Hour, hour, seal, late, cancellation);
            var found = seal is null ? new SealBreak(SealBreakKind.SealAltered, hour, Entry: null) : SealChain.BreakIn(seal, last?.Digest, partition, hour, stored);
            (count, entries, last) = (count + 1, entries + stored.Count, seal);
            if (found is not null)
            {
                return new AuditFinding(count, entries, found, Next: null, Unsealed: 0);
            }
        }

        last = before is null ? last : await seals.ReadAsync(partition, before, cancellation);
        return await EndAsync(partition, last, new AuditFinding(count, entries, FirstBreak: null, Next: null, await WaitingAsync(partition, late, cancellation)), cancellation);
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

        var unsealed = found.Unsealed;
        await foreach (var _ in trail.BetweenAsync(partition, last?.Hour, AuditDocument.HourOf(clock.GetUtcNow()), cancellation))
        {
            unsealed++;
        }

        return found with { Unsealed = unsealed };
    }

    // What came late is noted apart: a later seal holds it, or will.
    private async Task<IReadOnlyCollection<SealedEntry>> StoredAsync(
        Partition partition, string? after, string hour, AuditSeal? seal, List<string> late, CancellationToken cancellation)
    {
        List<SealedEntry> stored = after is null ? await trail.OlderAsync(partition, cancellation).ToListAsync(cancellation) : [];
        var held = seal?.Entries.Select(e => e.Id).ToHashSet(StringComparer.Ordinal);
        await foreach (var (of, entry) in trail.BetweenAsync(partition, after, hour, cancellation))
        {
            if (held?.Contains(entry.Id) == false && AuditDocument.IsMadeIn(entry.Id, of))
            {
                late.Add(entry.Id);
            }
            else
            {
                stored.Add(entry);
            }
        }

        foreach (var earlier in seal?.Late ?? [])
        {
            if (await trail.FindAsync(partition, earlier.Id, cancellation) is { } found)
            {
                stored.Add(found);
            }
        }

        return stored;
    }

    private async Task<int> WaitingAsync(Partition partition, List<string> late, CancellationToken cancellation)
    {
        if (late.Count == 0)
        {
            return 0;
        }

        var held = await seals.LateAsync(partition, cancellation);
        return late.Count(id => !held.Contains(id));
    }
}

/// <summary>What a verification found.</summary>
/// <param name="Seals">How many seals were looked at.</param>
/// <param name="Entries">How many entries.</param>
/// <param name="FirstBreak">The first break; null when there is none.</param>
/// <param name="Next">The hour to go on from; null at the end.</param>
/// <param name="Unsealed">Entries that wait for a seal: of the hours gone through what came late, and at the end what is younger than the last seal.</param>
public sealed record AuditFinding(int Seals, int Entries, SealBreak? FirstBreak, string? Next, int Unsealed);
