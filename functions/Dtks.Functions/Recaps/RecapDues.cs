using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Recaps;

/// <summary>
/// Has a regency's recap summed up after villages were written. Where hundreds of villages of one letter are written at the same time a few sums see them all: the first asks for one, and whoever is written before it begins needs none.
/// </summary>
public sealed class RecapDues(DocumentStore store, UnreadableRecords unreadables, ChangeCommit commit, OptimisticRetry retry, TimeProvider clock)
{
    /// <summary>For so long one that was asked for is waited for; then it is asked for once more, for its message may be lost.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromHours(1);

    /// <summary>Asks for it, once the village is written, unless it is asked for already and has not begun.</summary>
    public Task AskAsync(string period, string regency, CancellationToken cancellation) => retry.RetryAsync(() => AskOnceAsync(period, regency, cancellation), cancellation);

    /// <summary>It begins: what is written from now on asks for another.</summary>
    public Task BeginAsync(string period, string regency, CancellationToken cancellation) =>
        store.TryDeleteAsync(Partitions.Ratifications(regency), RecapDueDocument.IdOf(period), etag: null, cancellation);

    private async Task AskOnceAsync(string period, string regency, CancellationToken cancellation)
    {
        var (partition, id, now) = (Partitions.Ratifications(regency), RecapDueDocument.IdOf(period), clock.GetUtcNow());
        var (due, etag) = await store.KnownOrAnewAsync<RecapDueDocument>(partition, id, unreadables, cancellation);
        if (due is not null && now - due.Since < Patience)
        {
            return;
        }

        var asked = new RecapDueDocument { Id = id, Regency = regency, Since = now, ETag = etag };
        await commit.SaveAsync(ChangeSet.Bookkeeping(partition).Save(asked).Then(OutboxEntry.Message(WriteRecaps.Queue, new RecapMessage(period, regency))), cancellation);
    }
}
