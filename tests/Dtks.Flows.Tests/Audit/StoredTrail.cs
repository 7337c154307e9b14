using Dtks.Functions.Data;
using Dtks.Platform.Audit;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Audit;

/// <summary>Reads and falsifies what a host has stored, as one could who writes to the database.</summary>
internal static class StoredTrail
{
    /// <summary>The entries of a partition, oldest first.</summary>
    public static async Task<IReadOnlyList<AuditDocument>> TrailAsync(this FlowHost host, Platform.Documents.Partition partition)
    {
        var entries = new List<AuditDocument>();
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'audit' ORDER BY c.id");
        await foreach (var entry in host.Services.GetRequiredService<DocumentStore>().AllAsync<AuditDocument>(partition, query, CancellationToken.None).ReadOr(bad => throw bad.Failure))
        {
            entries.Add(entry);
        }

        return entries;
    }

    /// <summary>The entries of a village.</summary>
    public static Task<IReadOnlyList<AuditDocument>> TrailAsync(this FlowHost host, string village) => host.TrailAsync(Partitions.Registry(village));

    /// <summary>A stored document as it is, its instants as they are written: a seal's digest goes by the text.</summary>
    public static async Task<JObject> StoredAsync(this FlowHost host, string village, string id)
    {
        using var answer = await host.Registry().ReadItemStreamAsync(id, new PartitionKey(village));
        answer.EnsureSuccessStatusCode();
        using var reader = new StreamReader(answer.Content);
        return JsonText.Read<JObject>(await reader.ReadToEndAsync());
    }

    /// <summary>Puts a document in the place of the stored one.</summary>
    public static async Task FalsifyAsync(this FlowHost host, string village, JObject document)
    {
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document.ToString()));
        using var answer = await host.Registry().UpsertItemStreamAsync(body, new PartitionKey(village));
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Removes a stored document.</summary>
    public static async Task RemoveAsync(this FlowHost host, string village, string id)
    {
        using var answer = await host.Registry().DeleteItemStreamAsync(id, new PartitionKey(village));
        answer.EnsureSuccessStatusCode();
    }

    private static Container Registry(this FlowHost host) => host.Services.GetRequiredService<CosmosClient>()
        .GetContainer(host.Services.GetRequiredService<IOptions<Platform.Documents.CosmosOptions>>().Value.Database, "registry");
}
