using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Deliberations;

/// <summary>Lets a village's conclusions follow one another (MUS-8): asked for before anything else is looked at, saved with the conclusion.</summary>
public sealed class ConclusionTurns(DocumentStore store, UnreadableRecords unreadables)
{
    /// <summary>The next turn of a village, as it is to be saved: stale when another conclusion took it meanwhile.</summary>
    public async Task<ConclusionTurnDocument> NextAsync(string village, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);

        // It holds nothing but a number: one that cannot be read is begun anew.
        var (known, etag) = await store.KnownOrAnewAsync<ConclusionTurnDocument>(partition, ConclusionTurnDocument.TheId, unreadables, cancellation);
        return new ConclusionTurnDocument { Id = ConclusionTurnDocument.TheId, In = partition, Turn = (known?.Turn ?? 0) + 1, ETag = etag };
    }
}
