using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Lets one message at a time carry out the pages of a deliberation's decisions: of one that is delivered twice both would else go on. A message that
/// begins takes over from any before it; should one that took its turn be lost, the look after what waits begins anew.
/// </summary>
public sealed class EffectTurns(DocumentStore store)
{
    /// <summary>Whether it is the message's turn: it begins, or is the one that the page before it sent.</summary>
    public async Task<bool> IsOnAsync(EffectsMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Turn is null || (await FindAsync(message, cancellation))?.Turn == message.Turn;
    }

    /// <summary>Takes the turn for a message that begins; one that goes on has its own. Null when another took it at the same moment.</summary>
    public async Task<EffectsMessage?> TakeAsync(EffectsMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        return message.Turn is not null ? message : await NextAsync(message, await FindAsync(message, cancellation), cancellation);
    }

    /// <summary>The message that follows a page; null when another delivery of this one has sent it, or one that began later takes over.</summary>
    public async Task<EffectsMessage?> GoOnAsync(EffectsMessage message, int from, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        var known = await FindAsync(message, cancellation);
        return known is not null && known.Turn == message.Turn ? await NextAsync(message with { From = from }, known, cancellation) : null;
    }

    /// <summary>The last page is done: whatever of its messages still comes does nothing.</summary>
    public async Task EndAsync(EffectsMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        if (await FindAsync(message, cancellation) is { } known && known.Turn == message.Turn)
        {
            await store.TryDeleteAsync(Partitions.Registry(message.Village), known.Id, known.ETag, cancellation);
        }
    }

    private async Task<EffectsMessage?> NextAsync(EffectsMessage message, EffectTurnDocument? known, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(message.Village);
        var next = known is null
            ? new EffectTurnDocument { Id = EffectTurnDocument.IdOf(message.Deliberation), In = partition, Turn = 1 }
            : known with { Turn = known.Turn + 1 };
        var isMine = known is null ? await store.TryCreateAsync(partition, next, cancellation) : await store.TryReplaceAsync(partition, next, cancellation);
        return isMine ? message with { Turn = next.Turn } : null;
    }

    private Task<EffectTurnDocument?> FindAsync(EffectsMessage message, CancellationToken cancellation) =>
        store.ReadAsync<EffectTurnDocument>(Partitions.Registry(message.Village), EffectTurnDocument.IdOf(message.Deliberation), cancellation);
}
