using System.Net;
using Dtks.Platform.Documents;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Operations;

/// <summary>What an operator does, and what makes an operator necessary.</summary>
public static class OperatorSteps
{
    /// <summary>What was set aside of a queue, of all days.</summary>
    public static async Task<IReadOnlyList<JToken>> SetAsideAsync(this Flow flow, string queue)
    {
        var token = await flow.TokenAsync("operator", "ID");
        var (all, next) = (new List<JToken>(), string.Empty);
        do
        {
            var page = (await flow.GetAsync($"/operations/poison?queue={queue}{next}", token)).Expect(HttpStatusCode.OK);
            all.AddRange(page.Json["items"]!);
            next = page["next"] is { } cursor ? $"&cursor={cursor}" : string.Empty;
        }
        while (next.Length > 0);

        return all;
    }

    /// <summary>Replays an item and waits for it; the answer is the item as it then stands.</summary>
    public static async Task<Answer> ReplayAsync(this Flow flow, string id)
    {
        var token = await flow.TokenAsync("operator", "ID");
        (await flow.PostAsync($"/operations/poison/{id}/replay", token, body: null)).Expect(HttpStatusCode.Accepted);
        await flow.IdleAsync();
        return (await flow.GetAsync($"/operations/poison/{id}", token)).Expect(HttpStatusCode.OK);
    }

    /// <summary>Makes a stored document one that the code cannot read.</summary>
    public static Task SpoilAsync(this FlowHost host, string container, string partition, string id) =>
        host.EditAsync(container, partition, id, document => document["unknownMember"] = 1);

    /// <summary>Makes a spoilt document readable again.</summary>
    public static Task RepairAsync(this FlowHost host, string container, string partition, string id) =>
        host.EditAsync(container, partition, id, document => document.Remove("unknownMember"));

    /// <summary>Changes a stored document past the code.</summary>
    public static async Task EditAsync(this FlowHost host, string container, string partition, string id, Action<JObject> change)
    {
        var items = host.ContainerOf(container);
        using var answer = (await items.ReadItemStreamAsync(id, new PartitionKey(partition))).EnsureSuccessStatusCode();
        using var text = new StreamReader(answer.Content);
        var document = Read(await text.ReadToEndAsync());
        change(document);
        using var body = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(document.ToString()));
        using var written = (await items.ReplaceItemStreamAsync(body, id, new PartitionKey(partition))).EnsureSuccessStatusCode();
    }

    // Whatever numbers it was given.
    private static JObject Read(string stored)
    {
        using var json = new JsonTextReader(new StringReader(stored)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(json);
    }

    /// <summary>A container as the database has it.</summary>
    public static Container ContainerOf(this FlowHost host, string container) => host.Services.GetRequiredService<CosmosClient>()
        .GetContainer(host.Services.GetRequiredService<IOptions<CosmosOptions>>().Value.Database, container);
}
