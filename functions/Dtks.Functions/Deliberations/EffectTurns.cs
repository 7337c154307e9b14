using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Lets one message at a time carry out the pages of a deliberation's decisions: of one that is delivered twice both would else go on. A message that
/// begins takes over from any before it; should one that took its turn be lost, the look after what waits begins anew.
/// </summary>
/// <remarks>
/// A turn that cannot be read counts for the message that comes, and is written anew with the next: a decision carried out twice finds itself done.
/// </remarks>
public sealed class EffectTurns(DocumentStore store, UnreadableRecords unreadables)
{
    /// <summary>Takes the turn for a message that begins; one that goes on has its own. Null when it is another's by now.</summary>
    public async Task<EffectsMessage?> TakeAsync(EffectsMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (known, etag) = await FindAsync(message, cancellation);
        return message.Turn is null ? await NextAsync(message, known, etag, cancellation) : IsOn(message, known, etag) ? message : null;
    }

    /// <summary>The message that follows a page; null when another delivery of this one has sent it, or one that began later takes over.</summary>
    public async Task<EffectsMessage?> GoOnAsync(EffectsMessage message, int from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (known, etag) = await FindAsync(message, cancellation);
        return IsOn(message, known, etag) ? await NextAsync(message with { From = from }, known, etag, cancellation) : null;
    }

    /// <summary>The last page is done: whatever of its messages still comes does nothing.</summary>
    public async Task EndAsync(EffectsMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var (known, etag) = await FindAsync(message, cancellation);
        if (IsOn(message, known, etag))
        {
            await store.TryDeleteAsync(Partitions.Registry(message.Village), EffectTurnDocument.IdOf(message.Deliberation), etag, cancellation);
        }
    }

    private static bool IsOn(EffectsMessage message, EffectTurnDocument? known, string? etag) => known is null ? etag is not null : known.Turn == message.Turn;

    private async Task<EffectsMessage?> NextAsync(EffectsMessage message, EffectTurnDocument? known, string? etag, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(message.Village);
        var next = new EffectTurnDocument
        {
            Id = EffectTurnDocument.IdOf(message.Deliberation),
            In = partition,
            Turn = (known?.Turn ?? message.Turn ?? 0) + 1,
            ETag = etag,
        };
        return await store.TrySaveAsync(partition, next, cancellation) ? message with { Turn = next.Turn } : null;
    }

    private Task<(EffectTurnDocument? Known, string? ETag)> FindAsync(EffectsMessage message, CancellationToken cancellation) =>
        store.KnownOrAnewAsync<EffectTurnDocument>(Partitions.Registry(message.Village), EffectTurnDocument.IdOf(message.Deliberation), unreadables, cancellation);
}
