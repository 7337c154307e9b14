using Dtks.Platform.Clocks;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Platform.Deadlines;

/// <summary>
/// Keeps account of the buckets that a message is on its way for: one at a time for each. A message that is delivered twice would else be
/// two that both go on.
/// </summary>
/// <remarks>A mark that cannot be read counts as lost and is written anew: deadlines fall due whatever becomes of marks.</remarks>
public sealed class FiringMarks(DocumentStore store, UnreadableRecords unreadables, TimeProvider clock)
{
    // Longer than a message waits behind others. One that comes later than this does nothing: another has taken its turn.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(30);

    /// <summary>Takes the bucket for a message; the message's turn, or null when one is on its way.</summary>
    public async Task<int?> TryTakeAsync(string bucket, CancellationToken cancellation)
    {
        var (known, etag) = await FindAsync(bucket, cancellation);
        return known?.Until.StillHolds(clock.GetUtcNow(), Patience) == true ? null : await NextAsync(bucket, known, etag, cancellation);
    }

    /// <summary>Whether it is the message's turn: not one that came twice, or so late that it counted as lost.</summary>
    public async Task<bool> IsOnAsync(DueMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Turn is null || (await FindAsync(message.Bucket, cancellation)).Known?.Turn == message.Turn;
    }

    /// <summary>The turn of the message that follows; null when another delivery of this one has sent it.</summary>
    public async Task<int?> TryGoOnAsync(DueMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (known, etag) = await FindAsync(message.Bucket, cancellation);
        return known is not null && known.Turn == message.Turn ? await NextAsync(message.Bucket, known, etag, cancellation) : null;
    }

    /// <summary>Lets go of the bucket: nothing more is due.</summary>
    public async Task ReleaseAsync(DueMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (known, etag) = await FindAsync(message.Bucket, cancellation);
        if (known is not null && known.Turn == message.Turn)
        {
            await store.TryDeleteAsync(DeadlineBucket.Partition(message.Bucket), FiringDocument.TheId, etag, cancellation);
        }
    }

    private async Task<int?> NextAsync(string bucket, FiringDocument? known, string? etag, CancellationToken cancellation)
    {
        var until = clock.GetUtcNow() + Patience;
        var next = known is null
            ? new FiringDocument { Id = FiringDocument.TheId, Bucket = bucket, Until = until, Turn = 1, ETag = etag }
            : known with { Until = until, Turn = known.Turn + 1 };
        var isMine = etag is null
            ? await store.TryCreateAsync(DeadlineBucket.Partition(bucket), next, cancellation)
            : await store.TryReplaceAsync(DeadlineBucket.Partition(bucket), next, cancellation);
        return isMine ? next.Turn : null;
    }

    private Task<(FiringDocument? Known, string? ETag)> FindAsync(string bucket, CancellationToken cancellation) =>
        store.KnownOrAnewAsync<FiringDocument>(DeadlineBucket.Partition(bucket), FiringDocument.TheId, unreadables, cancellation);
}
