using System.Net;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Http;

/// <summary>What could not be queried, or would come back as something else, is not taken.</summary>
public sealed class StrictJsonTests
{
    [Theory]
    [InlineData("1e999")]
    [InlineData("-1e999")]
    [InlineData("\"\\ud800\"")]
    [InlineData("[{\"a\":\"x\\udc00\"}]")]
    [InlineData("{\"\\ud83d\":1}")]
    [InlineData("NaN")]
    [InlineData("undefined")]
    public async Task A_value_that_is_no_JSON_is_refused_wherever_it_stands(string value)
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        using var created = await container.CreateItemStreamAsync(Streams.Of($$"""{"id":"a","pk":"village-1","v":{{value}}}"""), Sample.Partition);
        Assert.Equal(HttpStatusCode.BadRequest, created.StatusCode);

        await container.CreateItemAsync(Sample.Document("b"), Sample.Partition);
        await AssertRefusedAsync(local, HttpMethod.Patch, "dbs/db/colls/c/docs/b", "", $$"""{"operations":[{"op":"set","path":"/v","value":{{value}}}]}""");
        await AssertRefusedAsync(local, HttpMethod.Post, "dbs/db/colls/c", "docs", $$"""{"query":"SELECT VALUE @v","parameters":[{"name":"@v","value":{{value}}}]}""", "x-ms-documentdb-isquery");
        Assert.Equal(["b"], await Feeds.AllAsync(container.GetItemQueryIterator<string>("SELECT VALUE c.id FROM c ORDER BY c.v")));
    }

    [Theory]
    [InlineData("1e308", 1e308)]
    [InlineData("\"\\ud83d\\ude00\"", "😀")]
    public async Task The_last_that_is_JSON_comes_back(string value, object expected)
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        using var created = await container.CreateItemStreamAsync(Streams.Of($$"""{"id":"a","pk":"village-1","v":{{value}}}"""), Sample.Partition);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        var found = Assert.Single(await Feeds.AllAsync(container.GetItemQueryIterator<JToken>("SELECT VALUE c.v FROM c")));
        Assert.Equal(JToken.FromObject(expected), found, JToken.EqualityComparer);
    }

    [Fact]
    public async Task An_increment_out_of_range_is_refused()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        await container.CreateItemAsync(new JObject { ["id"] = "a", ["pk"] = "village-1", ["n"] = 1e308 }, Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.PatchItemAsync<JObject>("a", Sample.Partition, [PatchOperation.Increment("/n", 1e308)]));
        Assert.Equal(1e308, (double?)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["n"]);
    }

    private static async Task AssertRefusedAsync(LocalGateway local, HttpMethod method, string link, string type, string body, string? flag = null)
    {
        using var http = new HttpClient();
        using var request = SignedRequest.Make(local.Gateway.Endpoint, method, link, type, body);
        request.Headers.TryAddWithoutValidation("x-ms-documentdb-partitionkey", "[\"village-1\"]");
        if (flag is not null)
        {
            request.Headers.TryAddWithoutValidation(flag, "true");
        }

        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
