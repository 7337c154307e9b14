using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Registry;

/// <summary>
/// Which villages of a regency have recipients: kept beside the regency's letters, so that a month opens without asking every village
/// (VER-2).
/// </summary>
public sealed class RecipientVillages(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "recipient-village";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var (village, since) = JsonText.Read<RecipientVillage>(input.ToString());
        var regency = village[..4];
        var known = await FindAsync(regency, village, cancellation);
        if (known?.Since <= since)
        {
            return;
        }

        // The nation's list first: a village that is listed is then always found by way of its regency.
        await retry.RetryAsync(() => ListAsync(AreaDirectory.Nation, regency, since, cancellation), cancellation);
        await retry.RetryAsync(() => ListAsync(regency, village, since, cancellation), cancellation);
    }

    /// <summary>The regencies that had recipients at an instant, by code.</summary>
    public Task<IReadOnlyList<string>> RegenciesAsync(DateTimeOffset at, CancellationToken cancellation) => OfAsync(AreaDirectory.Nation, at, cancellation);

    /// <summary>The villages of a regency that had recipients at an instant, by code.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string regency, DateTimeOffset at, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'recipientVillage' ORDER BY c.village");
        var villages = new List<string>();
        await foreach (var document in store.AllAsync<RecipientVillageDocument>(Partitions.Ratifications(regency), query, cancellation))
        {
            if (document.Since <= at)
            {
                villages.Add(document.Village);
            }
        }

        return villages;
    }

    /// <summary>Whether a village had recipients at an instant.</summary>
    /// <param name="village">The village's code.</param>
    /// <param name="at">The instant.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<bool> IsListedAsync(string village, DateTimeOffset at, CancellationToken cancellation) =>
        (await FindAsync(village[..4], village, cancellation))?.Since <= at;

    private Task<RecipientVillageDocument?> FindAsync(string under, string area, CancellationToken cancellation) =>
        store.ReadAsync<RecipientVillageDocument>(Partitions.Ratifications(under), RecipientVillageDocument.IdOf(area), cancellation);

    // Registrations may come in any order: the earliest counts.
    private async Task ListAsync(string under, string area, DateTimeOffset since, CancellationToken cancellation)
    {
        var known = await FindAsync(under, area, cancellation);
        if (known is null || known.Since > since)
        {
            var listed = known ?? new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(area), Regency = under, Village = area, Since = since };
            await store.CommitAsync(new DocumentBatch(Partitions.Ratifications(under)).Save(listed with { Since = since }), cancellation);
        }
    }
}
