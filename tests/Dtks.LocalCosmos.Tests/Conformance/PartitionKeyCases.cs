using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Partition key values, missing and null ones included.</summary>
public abstract class PartitionKeyCases(GatewayFixture fixture)
{
    [Fact]
    public async Task A_missing_value_and_null_are_two_partitions()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(new JObject { ["id"] = "a", ["which"] = "missing" }, PartitionKey.None);
        await container.CreateItemAsync(new JObject { ["id"] = "a", ["which"] = "null", ["pk"] = null }, PartitionKey.Null);
        Assert.Equal("missing", (string?)(await container.ReadItemAsync<JObject>("a", PartitionKey.None)).Resource["which"]);
        Assert.Equal("null", (string?)(await container.ReadItemAsync<JObject>("a", PartitionKey.Null)).Resource["which"]);
    }

    [Fact]
    public async Task Values_of_different_types_are_different_partitions()
    {
        var container = await fixture.NewContainerAsync();
        (JToken Value, PartitionKey Key)[] keys = [("1", new("1")), (1, new(1)), (true, new(true)), ("true", new("true"))];
        foreach (var (value, key) in keys)
        {
            await container.CreateItemAsync(new JObject { ["id"] = "a", ["pk"] = value }, key);
        }

        foreach (var (value, key) in keys)
        {
            Assert.True(JToken.DeepEquals(value, (await container.ReadItemAsync<JObject>("a", key)).Resource["pk"]) || value.Type == JTokenType.Integer);
        }
    }

    [Fact]
    public async Task A_value_the_caller_does_not_give_is_taken_from_the_document()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a", "village-9"));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("a", (string?)(await container.ReadItemAsync<JObject>("a", new PartitionKey("village-9"))).Resource["id"]);
    }

    [Fact]
    public async Task A_value_that_contradicts_the_document_is_a_bad_request()
    {
        var container = await fixture.NewContainerAsync();
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.CreateItemAsync(Sample.Document("a", "village-1"), new PartitionKey("village-2")), 1001);
    }

    [Fact]
    public async Task A_value_has_at_most_2048_bytes()
    {
        const int Limit = 2048;
        var container = await fixture.NewContainerAsync();
        var longest = new string('é', Limit / 2);
        await container.CreateItemAsync(Sample.Document("a", longest), new PartitionKey(longest));
        Assert.Equal("a", (string?)(await container.ReadItemAsync<JObject>("a", new PartitionKey(longest))).Resource["id"]);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.CreateItemAsync(Sample.Document("a", longest + "x"), new PartitionKey(longest + "x")));
    }

    [Fact]
    public async Task A_nested_path_is_followed()
    {
        var container = await fixture.NewContainerAsync(properties => properties.PartitionKeyPath = "/address/village");
        var document = JObject.Parse("""{"id":"a","address":{"street":"x","village":"village-1"}}""");
        await container.CreateItemAsync(document, Sample.Partition);
        Assert.Equal("a", (string?)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["id"]);
        var patch = new[] { PatchOperation.Set("/address", "gone") };
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.PatchItemAsync<JObject>("a", Sample.Partition, patch));
    }

    [Fact]
    public async Task The_id_can_be_the_partition_key()
    {
        var container = await fixture.NewContainerAsync(properties => properties.PartitionKeyPath = "/id");
        await container.CreateItemAsync(new JObject { ["id"] = "a" }, new PartitionKey("a"));
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.CreateItemAsync(new JObject { ["id"] = "a" }, new PartitionKey("a")));
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.CreateItemAsync(new JObject { ["id"] = "b" }, new PartitionKey("c")), 1001);
    }
}
