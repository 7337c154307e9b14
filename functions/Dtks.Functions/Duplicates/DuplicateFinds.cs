using Dtks.Domain.Duplicates;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Duplicates;

/// <summary>
/// Keeps the pairs that scans find: each under its own id, so that one that is found again is the same, with what people decided of it. Who is no more as gathered is looked at anew first.
/// </summary>
public sealed class DuplicateFinds(DocumentStore store, DuplicateStandings standings, UnreadableRecords unreadables, OptimisticRetry retry, BriefRetry brief, TimeProvider clock)
{
    /// <summary>Keeps one; done again it is as once.</summary>
    public async Task<Kept> KeepAsync(DuplicateScanState scan, FoundPair pair, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        ArgumentNullException.ThrowIfNull(pair);
        var standing = await standings.OfAsync(scan.Regency.Value, pair.First, pair.Second, cancellation);
        if (standing.Settled is not null)
        {
            return Kept.No;
        }

        var now = new FoundPair(standing.First.Entry, standing.Second.Entry, standing.Likeness ?? pair.Likeness);
        return await brief.RetryAsync(() => retry.RetryAsync(() => SaveAsync(scan, now, cancellation), cancellation), cancellation);
    }

    private async Task<Kept> SaveAsync(DuplicateScanState scan, FoundPair pair, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(scan.Regency.Value);
        var id = DuplicateDocument.IdOf(DuplicateState.IdOf(pair.First, pair.Second));
        var at = Instant.FromDateTimeOffset(clock.GetUtcNow());
        if (await store.LookAsync<DuplicateDocument>(partition, id, cancellation) is not { } listed)
        {
            return await store.TryCreateAsync(partition, DuplicateDocument.Of(DuplicateDecider.Find(before: null, pair, scan.Regency, at), scan.Id), cancellation)
                ? Kept.First
                : throw new StaleException();
        }

        // What is kept of it cannot be read: it is told, and stays as it is.
        if (!listed.TryRead(out var before, out var unreadable))
        {
            unreadables.LeftOut(partition, unreadable);
            return Kept.Known;
        }

        if (!await store.TryReplaceAsync(partition, before.With(DuplicateDecider.Find(before.State, pair, scan.Regency, at)), cancellation))
        {
            throw new StaleException();
        }

        return before.Scan == scan.Id ? Kept.First : Kept.Known;
    }
}

/// <summary>What became of a pair that was found.</summary>
public enum Kept
{
    /// <summary>The two are no more as gathered.</summary>
    No,

    /// <summary>It is kept, and this scan found it first.</summary>
    First,

    /// <summary>It was kept before.</summary>
    Known,
}
