using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Bulk mode and ReadMany: the SDK groups items by the range it computes for their keys.</summary>
public abstract class BulkCases(GatewayFixture fixture)
{
    private const int Villages = 40;

    [Fact]
    public async Task Items_of_many_partitions_go_in_bulk()
    {
        using var bulk = fixture.Connect(new CosmosClientOptions { AllowBulkExecution = true });
        var own = await fixture.NewContainerAsync();
        var container = bulk.GetContainer(fixture.Database.Id, own.Id);
        var written = await Task.WhenAll(Enumerable.Range(0, 200).Select(i =>
            container.CreateItemAsync(Sample.Document($"item-{i}", $"village-{i % Villages}", i), new PartitionKey($"village-{i % Villages}"))));
        Assert.All(written, answer => Assert.Equal(HttpStatusCode.Created, answer.StatusCode));
        var read = await own.ReadItemAsync<JObject>("item-77", new PartitionKey($"village-{77 % Villages}"));
        Assert.Equal(77, (int)read.Resource["number"]!);
    }

    [Fact]
    public async Task One_failure_in_bulk_leaves_the_others()
    {
        using var bulk = fixture.Connect(new CosmosClientOptions { AllowBulkExecution = true });
        var own = await fixture.NewContainerAsync();
        await own.CreateItemAsync(Sample.Document("item-3"), Sample.Partition);
        var container = bulk.GetContainer(fixture.Database.Id, own.Id);
        var statuses = await Task.WhenAll(Enumerable.Range(0, 10).Select(async i =>
        {
            using var answer = await container.CreateItemStreamAsync(Streams.Of(Sample.Document($"item-{i}").ToString()), Sample.Partition);
            return answer.StatusCode;
        }));
        Assert.Equal(HttpStatusCode.Conflict, statuses[3]);
        Assert.Equal(9, statuses.Count(status => status == HttpStatusCode.Created));
    }

    [Fact]
    public async Task Keys_of_every_type_are_in_the_range_where_the_sdk_looks_for_them()
    {
        using var bulk = fixture.Connect(new CosmosClientOptions { AllowBulkExecution = true });
        var own = await fixture.NewContainerAsync();
        var container = bulk.GetContainer(fixture.Database.Id, own.Id);
        var keys = new List<(JToken Value, PartitionKey Key)> { (true, new(true)), (false, new(false)), (JValue.CreateNull(), PartitionKey.Null), ("", new("")) };
        foreach (var number in (double[])[0, -0.0, 1, -1, 0.1, 1e300, -1e-300, 9007199254740991])
        {
            keys.Add((number, new PartitionKey(number)));
        }

        foreach (var length in (int[])[1, 7, 8, 15, 16, 17, 31, 100, 101, 500])
        {
            keys.Add((new string('é', length), new PartitionKey(new string('é', length))));
        }

        var written = await Task.WhenAll(keys.Select(async (key, i) =>
        {
            var document = new JObject { ["id"] = $"item-{i}", ["pk"] = key.Value };
            using var answer = await container.CreateItemStreamAsync(Streams.Of(document.ToString()), key.Key);
            return answer.StatusCode;
        }));
        Assert.All(written, status => Assert.Equal(HttpStatusCode.Created, status));
    }

    [Fact]
    public async Task Many_items_are_read_at_once()
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < Villages; i++)
        {
            await container.CreateItemAsync(Sample.Document($"item-{i}", $"village-{i}", i), new PartitionKey($"village-{i}"));
        }

        var wanted = Enumerable.Range(0, Villages).Select(i => ($"item-{i}", new PartitionKey($"village-{i}"))).ToList();
        wanted.Add(("absent", new PartitionKey("village-1")));
        var found = await container.ReadManyItemsAsync<JObject>(wanted);
        Assert.Equal(Enumerable.Range(0, Villages), found.Select(document => (int)document["number"]!).Order());
    }

    [Fact]
    public async Task Large_reads_in_bulk_all_come_in_the_end()
    {
        using var bulk = fixture.Connect(new CosmosClientOptions { AllowBulkExecution = true });
        var own = await fixture.NewContainerAsync();
        await own.CreateItemAsync(Sample.Large("large", 1024 * 1024), Sample.Partition);
        var container = bulk.GetContainer(fixture.Database.Id, own.Id);
        var read = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => container.ReadItemAsync<JObject>("large", Sample.Partition)));
        Assert.All(read, answer => Assert.Equal(HttpStatusCode.OK, answer.StatusCode));
    }
}
