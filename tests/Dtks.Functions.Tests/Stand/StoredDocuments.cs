using System.Text;
using Dtks.Functions.Tests.Claims;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Tests.Stand;

/// <summary>What a test does to the store past the code.</summary>
internal static class StoredDocuments
{
    /// <summary>Keeps a document.</summary>
    public static async Task KeepAsync<T>(this ClaimsStand stand, Partition partition, T document)
        where T : Document => Assert.True(await stand.Of<DocumentStore>().TryCreateAsync(partition, document, CancellationToken.None));

    /// <summary>A document as it is kept; null when there is none.</summary>
    public static Task<T?> KeptAsync<T>(this ClaimsStand stand, Partition partition, string id)
        where T : Document => stand.Of<DocumentStore>().ReadAsync<T>(partition, id, CancellationToken.None);

    /// <summary>Makes a document one that cannot be read.</summary>
    public static Task SpoilAsync(this ClaimsStand stand, Partition partition, string id) => stand.EditAsync(partition, id, stored => stored["unknownMember"] = 1);

    /// <summary>Makes a spoilt one readable again.</summary>
    public static Task RepairAsync(this ClaimsStand stand, Partition partition, string id) => stand.EditAsync(partition, id, stored => stored.Remove("unknownMember"));

    /// <summary>Changes a stored document.</summary>
    public static async Task EditAsync(this ClaimsStand stand, Partition partition, string id, Action<JObject> change)
    {
        var container = stand.Of<CosmosClient>().GetContainer("dtks", partition.Container.Name);
        using var answer = (await container.ReadItemStreamAsync(id, new PartitionKey(partition.Value))).EnsureSuccessStatusCode();
        using var text = new JsonTextReader(new StreamReader(answer.Content)) { DateParseHandling = DateParseHandling.None };
        var stored = (JObject)await JToken.ReadFromAsync(text);
        change(stored);
        using var body = new MemoryStream(Encoding.UTF8.GetBytes(stored.ToString()));
        using var written = (await container.ReplaceItemStreamAsync(body, id, new PartitionKey(partition.Value))).EnsureSuccessStatusCode();
    }
}
