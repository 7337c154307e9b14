using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Lets what makes cards in a village follow one another, and what takes a family from it: asked for before it is looked at who holds a card, saved with the cards. So no household is given two of a kind by
/// two rounds at once, by a round and a replacement, or while it moves (CRD-10).
/// </summary>
public sealed class HoldingTurns(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry)
{
    /// <summary>The next turn of a village, as it is to be saved: stale where another was saved meanwhile.</summary>
    public async Task<HoldingTurnDocument> NextAsync(string village, CancellationToken cancellation)
    {
        // It holds nothing but a number: one that cannot be read is begun anew.
        var (known, etag) = await store.KnownOrAnewAsync<HoldingTurnDocument>(Partitions.Registry(village), HoldingTurnDocument.TheId, unreadables, cancellation);
        return new HoldingTurnDocument { Id = HoldingTurnDocument.TheId, Village = village, Turn = (known?.Turn ?? 0) + 1, ETag = etag };
    }

    /// <summary>The turn after one that was saved, for who goes by what was looked at before that.</summary>
    /// <exception cref="StaleException">Another was saved meanwhile.</exception>
    public async Task<HoldingTurnDocument> AfterAsync(HoldingTurnDocument saved, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var next = await NextAsync(saved.Village, cancellation);
        return next.Turn == saved.Turn + 1 ? next : throw new StaleException();
    }

    /// <summary>Takes one, so that whoever looked before looks again.</summary>
    public Task TakeAsync(string village, CancellationToken cancellation) => retry.RetryAsync(
        async () =>
        {
            if (!await store.TrySaveAsync(Partitions.Registry(village), await NextAsync(village, cancellation), cancellation))
            {
                throw new StaleException();
            }
        },
        cancellation);
}

/// <summary>How often cards were made in a village, or a family taken from it.</summary>
public sealed record HoldingTurnDocument : Document
{
    /// <summary>Its id.</summary>
    public const string TheId = "holding-turn";

    /// <inheritdoc />
    public override string Type => "holdingTurn";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>How often.</summary>
    public required long Turn { get; init; }
}
