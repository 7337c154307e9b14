using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Metering;

/// <summary>What requests cost and how it is summed.</summary>
public sealed class UsageMeterTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(1024, 1)]
    [InlineData(1025, 1.09)]
    [InlineData(100 * 1024, 10)]
    public void A_point_read_costs_what_is_published(int bytes, double units) => Assert.Equal(units, RequestCharge.Read(bytes), 2);

    [Theory]
    [InlineData(1024, 0, 5)]
    [InlineData(100 * 1024, 0, 50)]
    [InlineData(1024, 10, 7)]
    public void A_write_costs_what_is_published_and_more_by_indexed_member(int bytes, int indexed, double units) =>
        Assert.Equal(units, RequestCharge.Write(bytes, indexed), 2);

    [Fact]
    public void A_query_costs_more_the_more_it_loads_and_returns()
    {
        var least = RequestCharge.Query(0, 0, 0);
        Assert.True(RequestCharge.Query(100, 100_000, 0) > least);
        Assert.True(RequestCharge.Query(100, 100_000, 100_000) > RequestCharge.Query(100, 100_000, 0));
    }

    [Fact]
    public async Task The_meter_sums_what_the_answers_say_by_container_and_operation()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Usage.Reset();
        var first = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var second = await container.CreateItemAsync(Sample.Large("b", 5000), Sample.Partition);
        var read = await container.ReadItemAsync<JObject>("a", Sample.Partition);
        using var absent = await container.ReadItemStreamAsync("absent", Sample.Partition);
        var lines = local.Gateway.Usage.Read().Lines.ToDictionary(line => (line.Container, line.Operation));
        Assert.Equal(2, lines[("db/c", CosmosOperation.Create)].Requests);
        Assert.Equal(first.RequestCharge + second.RequestCharge, lines[("db/c", CosmosOperation.Create)].RequestUnits, 2);
        Assert.Equal(2, lines[("db/c", CosmosOperation.Read)].Requests);
        Assert.Equal(read.RequestCharge + absent.Headers.RequestCharge, lines[("db/c", CosmosOperation.Read)].RequestUnits, 2);
    }

    [Fact]
    public async Task A_container_without_indexing_is_cheaper_to_write()
    {
        await using var local = await LocalGateway.StartAsync();
        var indexed = await local.NewContainerAsync();
        Database database = local.Client.GetDatabase("db");
        Container plain = await database.CreateContainerAsync(new ContainerProperties("plain", "/pk")
        {
            IndexingPolicy = new IndexingPolicy { IndexingMode = IndexingMode.None, Automatic = false },
        });
        var dear = await indexed.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var cheap = await plain.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        Assert.True(cheap.RequestCharge < dear.RequestCharge);
        Assert.Equal(RequestCharge.WriteOfOneKilobyte, cheap.RequestCharge);
    }

    [Fact]
    public async Task The_report_is_json_and_a_reset_empties_it()
    {
        await using var local = await LocalGateway.StartAsync();
        await local.NewContainerAsync();
        var report = JObject.Parse(local.Gateway.Usage.Read().ToJson());
        Assert.Contains(report["lines"]!, line => (string?)line["operation"] == "metadata" && (long)line["requests"]! > 0);
        local.Gateway.Usage.Reset();
        Assert.Equal(0, (long)JObject.Parse(local.Gateway.Usage.Read().ToJson())["requests"]!);
    }

    [Theory]
    [InlineData("SELECT * FROM c", 5)]
    [InlineData("SELECT * FROM c WHERE c.pk = 'village-1' AND c.number >= 0", 1)]
    [InlineData("SELECT * FROM c WHERE c.pk = 'village-1' ORDER BY c.number", 1)]
    [InlineData("SELECT VALUE COUNT(1) FROM c WHERE 'village-1' = c.pk", 1)]
    public async Task A_filter_on_the_partition_key_asks_one_range(string sql, int requests)
    {
        await using var local = await LocalGateway.StartAsync(shape: options => options with { Ranges = 5 });
        var container = await local.NewContainerAsync();
        await Sample.FillAsync(container, 3);
        local.Gateway.Usage.Reset();
        Assert.NotEmpty(await Feeds.AllAsync(container.GetItemQueryIterator<JToken>(sql)));
        Assert.Equal(requests, local.Gateway.Usage.Read().Lines.Single(line => line.Operation == CosmosOperation.Query).Requests);
    }
}
