using Dtks.Functions.Areas;
using Dtks.Functions.Events;
using Dtks.Functions.Json;
using Dtks.Functions.Storage;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Ratification;

/// <summary>Which villages of a regency have recipients: kept beside the regency's letters, so that a month opens without asking every village (VER-2).</summary>
public sealed class RecipientVillages(DocumentStore store) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "recipient-village";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var village = JsonText.Read<RecipientVillage>(input.ToString()).Village;
        var regency = village[..4];
        if (await store.ReadAsync<RecipientVillageDocument>(ContainerName.Ratifications, regency, RecipientVillageDocument.IdOf(village), cancellation) is not null)
        {
            return;
        }

        // The nation's list first: a village that is listed is then always found by way of its regency.
        await ListAsync(AreaDirectory.Nation, regency, cancellation);
        await ListAsync(regency, village, cancellation);
    }

    /// <summary>The regencies that have recipients, by code.</summary>
    public Task<IReadOnlyList<string>> RegenciesAsync(CancellationToken cancellation) => OfAsync(AreaDirectory.Nation, cancellation);

    /// <summary>The villages of a regency that have recipients, by code.</summary>
    public async Task<IReadOnlyList<string>> OfAsync(string regency, CancellationToken cancellation)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE c.type = 'recipientVillage' ORDER BY c.village");
        var villages = new List<string>();
        await foreach (var document in store.AllAsync<RecipientVillageDocument>(ContainerName.Ratifications, regency, query, cancellation))
        {
            villages.Add(document.Village);
        }

        return villages;
    }

    private Task<bool> ListAsync(string under, string area, CancellationToken cancellation)
    {
        var document = new RecipientVillageDocument { Id = RecipientVillageDocument.IdOf(area), Regency = under, Village = area };
        return store.TryCreateAsync(ContainerName.Ratifications, under, document, cancellation);
    }
}
