using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>Keeps account of the buckets that a message is on its way for: one at a time for each.</summary>
public sealed class FiringMarks(DocumentStore store, OptimisticRetry retry, TimeProvider clock)
{
    // Longer than a message waits behind others; a message that was set aside holds its bucket up no longer than this.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Takes the bucket for a message. False when one is on its way.</summary>
    public async Task<bool> TryTakeAsync(string bucket, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var known = await FindAsync(bucket, cancellation);
        if (known?.Until > now)
        {
            return false;
        }

        var mark = (known ?? new FiringDocument { Id = FiringDocument.TheId, Bucket = bucket, Until = now }) with { Until = now + Patience };
        return known is null
            ? await store.TryCreateAsync(DeadlineBucket.Partition(bucket), mark, cancellation)
            : await store.TryReplaceAsync(DeadlineBucket.Partition(bucket), mark, cancellation);
    }

    /// <summary>Goes on with the bucket: what its next message does may take as long again.</summary>
    public Task ProlongAsync(string bucket, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var now = clock.GetUtcNow();
                var known = await FindAsync(bucket, cancellation) ?? new FiringDocument { Id = FiringDocument.TheId, Bucket = bucket, Until = now };
                if (known.Until < now + (Patience / 2))
                {
                    await store.CommitAsync(new DocumentBatch(DeadlineBucket.Partition(bucket)).Save(known with { Until = now + Patience }), cancellation);
                }
            },
            cancellation);

    /// <summary>Lets go of the bucket: nothing more is due.</summary>
    public Task ReleaseAsync(string bucket, CancellationToken cancellation) =>
        store.TryDeleteAsync(DeadlineBucket.Partition(bucket), FiringDocument.TheId, etag: null, cancellation);

    private Task<FiringDocument?> FindAsync(string bucket, CancellationToken cancellation) =>
        store.ReadAsync<FiringDocument>(DeadlineBucket.Partition(bucket), FiringDocument.TheId, cancellation);
}
