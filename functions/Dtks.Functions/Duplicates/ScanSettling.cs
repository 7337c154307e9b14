using Dtks.Domain.Duplicates;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;

namespace Dtks.Functions.Duplicates;

/// <summary>Goes through the pairs of a regency of before the scan that are open, or the same and not carried out, and notes of which nothing is left to decide (REG-4).</summary>
public sealed class ScanSettling(
    DocumentStore store, DuplicateRepository duplicates, DuplicateStandings standings, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry, BriefRetry brief)
{
    private const int PairsOfStep = 100;
    private const int AtOnce = 8;

    /// <summary>The next pairs after those that were looked at: the last of them, null when there is none, and how many were settled.</summary>
    public async Task<(string? Last, int Settled)> SettleAsync(DuplicateScanState scan, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(scan);
        var partition = Partitions.Ratifications(scan.Regency.Value);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'duplicate' AND c.status IN ('open', 'same') AND c.scan != @scan AND c.id > @after ORDER BY c.id")
            .With("@scan", scan.Id).With("@after", scan.Looked ?? string.Empty);
        var (last, pairs) = ((string?)null, new List<DuplicateDocument>());
        foreach (var listed in (await store.FirstAsync<DuplicateDocument>(partition, query, PairsOfStep, cancellation)).Take(PairsOfStep))
        {
            if (listed.TryRead(out var found, out var unreadable))
            {
                last = found.Id;
                pairs.Add(found);
            }
            else
            {
                unreadables.LeftOut(partition, unreadable);
                last = unreadable.Id;
            }
        }

        var settled = 0;
        var how = new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation };
        await Parallel.ForEachAsync(pairs, how, async (pair, stop) =>
        {
            if (await SettleAsync(pair.State, stop))
            {
                Interlocked.Increment(ref settled);
            }
        });
        return (last, settled);
    }

    private async Task<bool> SettleAsync(DuplicateState pair, CancellationToken cancellation) =>
        (await standings.OfAsync(pair.Regency.Value, pair.First, pair.Second, cancellation)).Settled is { } reason
        && await brief.RetryAsync(() => retry.RetryAsync(() => SettleAsync(pair, reason, cancellation), cancellation), cancellation);

    private async Task<bool> SettleAsync(DuplicateState pair, SettledReason reason, CancellationToken cancellation)
    {
        var (policy, now) = duplicates.Today(pair.Regency);
        if (await duplicates.FindAsync(pair.Regency.Value, pair.Id, cancellation) is not { } found
            || Accepted.Events(DuplicateDecider.Settle(found.State, reason, policy, now)) is not [var happened])
        {
            return false;
        }

        await commit.SaveAsync(DuplicateRepository.Change(found, happened).Change, cancellation);
        return true;
    }
}
