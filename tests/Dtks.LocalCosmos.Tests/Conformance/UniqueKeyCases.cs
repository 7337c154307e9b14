using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Unique key policies.</summary>
public abstract class UniqueKeyCases(GatewayFixture fixture)
{
    private Task<Container> StartAsync(params string[] paths) => fixture.NewContainerAsync(properties =>
    {
        var key = new UniqueKey();
        Array.ForEach(paths, key.Paths.Add);
        properties.UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { key } };
    });

    private static JObject Person(string id, JToken? name, JToken? inner = null, string pk = Sample.Key)
    {
        var person = Sample.Document(id, pk);
        if (name is not null)
        {
            person["name"] = name;
        }

        person["inner"] = new JObject { ["code"] = inner ?? 0 };
        return person;
    }

    [Fact]
    public async Task A_value_stands_once_in_a_partition_and_again_in_another()
    {
        var container = await StartAsync("/name");
        await container.CreateItemAsync(Person("a", "x"), Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.CreateItemAsync(Person("b", "x"), Sample.Partition));
        await container.CreateItemAsync(Person("b", "y"), Sample.Partition);
        await container.CreateItemAsync(Person("c", "x", pk: "village-2"), new PartitionKey("village-2"));
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.ReplaceItemAsync(Person("b", "x"), "b", Sample.Partition));
    }

    [Fact]
    public async Task Values_of_several_paths_count_together()
    {
        var container = await StartAsync("/name", "/inner/code");
        await container.CreateItemAsync(Person("a", "x", 1), Sample.Partition);
        await container.CreateItemAsync(Person("b", "x", 2), Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.CreateItemAsync(Person("c", "x", 1), Sample.Partition));
    }

    [Fact]
    public async Task A_missing_value_stands_once_too()
    {
        var container = await StartAsync("/name");
        await container.CreateItemAsync(Person("a", null), Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.CreateItemAsync(Person("b", null), Sample.Partition));
    }

    [Fact]
    public async Task A_value_is_free_again_when_its_holder_lets_go()
    {
        var container = await StartAsync("/name");
        await container.CreateItemAsync(Person("a", "x"), Sample.Partition);
        await container.ReplaceItemAsync(Person("a", "y"), "a", Sample.Partition);
        await container.CreateItemAsync(Person("b", "x"), Sample.Partition);
        await container.DeleteItemAsync<JObject>("b", Sample.Partition);
        await container.CreateItemAsync(Person("c", "x"), Sample.Partition);
    }

    [Fact]
    public async Task A_batch_that_breaks_a_unique_key_takes_everything_back()
    {
        var container = await StartAsync("/name");
        using var failed = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Person("a", "x")).CreateItem(Person("b", "x")).ExecuteAsync();
        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        await container.CreateItemAsync(Person("c", "x"), Sample.Partition);
    }
}
