using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Problems;
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

    /// <summary>
    /// What is decided in a turn. A refusal stands only if nobody took the turn meanwhile: what was read partly before and partly after another
    /// conclusion may name a cause that never was one.
    /// </summary>
    /// <exception cref="StaleException">It was refused, and another conclusion was saved since the turn was read.</exception>
    /// <exception cref="ProblemException">What it is refused with.</exception>
    public async Task<T> InTurnAsync<T>(string village, ConclusionTurnDocument turn, Func<Task<T>> decide, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(turn);
        ArgumentNullException.ThrowIfNull(decide);
        try
        {
            return await decide();
        }
        catch (ProblemException)
        {
            var (_, etag) = await store.KnownOrAnewAsync<ConclusionTurnDocument>(Partitions.Registry(village), ConclusionTurnDocument.TheId, unreadables, cancellation);
            if (etag == turn.ETag)
            {
                throw;
            }

            throw new StaleException();
        }
    }
}
