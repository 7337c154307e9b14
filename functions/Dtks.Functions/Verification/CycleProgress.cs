using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>
/// Reads a month's progress: one partition, at most one document for each of the nation's regencies and one for each village.
/// </summary>
public sealed class CycleProgress(DocumentStore store, OptimisticRetry retry)
{
    /// <summary>A regency's progress, or null when none of its villages has recipients.</summary>
    public Task<RegencyProgressDocument?> OfRegencyAsync(string period, string regency, CancellationToken cancellation) =>
        store.ReadAsync<RegencyProgressDocument>(Partitions.Cycles(period), RegencyProgressDocument.IdOf(regency), cancellation);

    /// <summary>The progress of every regency that has any.</summary>
    public Task<IReadOnlyList<RegencyProgressDocument>> RegenciesAsync(string period, CancellationToken cancellation) =>
        AllAsync<RegencyProgressDocument>(period, new DocumentQuery("SELECT * FROM c WHERE c.type = 'regencyProgress'"), cancellation);

    /// <summary>The villages of a regency that were counted.</summary>
    public Task<IReadOnlyList<VillageProgressDocument>> VillagesAsync(string period, string regency, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'villageProgress' AND c.regency = @regency").With("@regency", regency);
        return AllAsync<VillageProgressDocument>(period, query, cancellation);
    }

    /// <summary>The villages of a regency that have unverified lines, by code (VER-7).</summary>
    public static OrderedQuery Unverified(string regency) =>
        new OrderedQuery("*", "c.type = 'villageProgress' AND c.regency = @regency AND c.unverified > 0", "village") { Unique = true }.With("@regency", regency);

    /// <summary>
    /// Makes the regency's progress document, or raises its number of villages; the list of villages with recipients only grows.
    /// </summary>
    public Task ExpectAsync(string period, string regency, int villages, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var known = await OfRegencyAsync(period, regency, cancellation)
                    ?? new RegencyProgressDocument { Id = RegencyProgressDocument.IdOf(regency), Period = period, Regency = regency, Villages = 0 };
                if (known.Villages < villages)
                {
                    await store.CommitAsync(new DocumentBatch(Partitions.Cycles(period)).Save(known with { Villages = villages }), cancellation);
                }
            },
            cancellation);

    private async Task<IReadOnlyList<T>> AllAsync<T>(string period, DocumentQuery query, CancellationToken cancellation)
    {
        var found = new List<T>();
        await foreach (var document in store.AllAsync<T>(Partitions.Cycles(period), query, cancellation))
        {
            found.Add(document);
        }

        return found;
    }
}
