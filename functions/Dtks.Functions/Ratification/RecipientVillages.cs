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
        var document = new RecipientVillageDocument { Id = $"recipients-{village}", Regency = regency, Village = village };
        await store.TryCreateAsync(ContainerName.Ratifications, regency, document, cancellation);
    }

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
}
