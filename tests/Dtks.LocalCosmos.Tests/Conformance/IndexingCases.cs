using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Indexing policies: checked, completed, and honoured by queries.</summary>
public abstract class IndexingCases(GatewayFixture fixture)
{
    private const string Complete = """
        {"indexingMode":"consistent","automatic":true,"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/\"_etag\"/?"}]}
        """;

    [Theory]
    [InlineData("{}", Complete)]
    [InlineData("null", Complete)]
    [InlineData("""{"indexingMode":"Consistent","includedPaths":[],"excludedPaths":[]}""", Complete)]
    [InlineData(
        """{"includedPaths":[{"path":"/a/?"}],"excludedPaths":[{"path":"/*"}]}""",
        """{"includedPaths":[{"path":"/a/?"}],"excludedPaths":[{"path":"/*"},{"path":"/\"_etag\"/?"}],"indexingMode":"consistent","automatic":true}""")]
    [InlineData(
        """{"includedPaths":[{"path":"/*"},{"path":"/_etag/?"}]}""",
        """{"includedPaths":[{"path":"/*"},{"path":"/_etag/?"}],"indexingMode":"consistent","automatic":true,"excludedPaths":[]}""")]
    [InlineData("""{"indexingMode":"none","automatic":false}""", """{"indexingMode":"none","automatic":false}""")]
    public async Task A_policy_is_completed(string policy, string expected)
    {
        var (status, body) = await CreateAsync(policy);
        Assert.Equal(HttpStatusCode.Created, status);
        Assert.True(JToken.DeepEquals(JObject.Parse(expected), JObject.Parse(body)["indexingPolicy"]), body);
    }

    [Theory]
    [InlineData("""{"includedPaths":[{"path":"/a/?"}]}""")]
    [InlineData("""{"excludedPaths":[{"path":"/a/*"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"/*"}],"excludedPaths":[{"path":"/*"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"/*"},{"path":"/a"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"/*"},{"path":"/a-b/?"}]}""")]
    [InlineData("""{"includedPaths":[{"path":"/*"},{"path":"/a/*/b/?"}]}""")]
    [InlineData("""{"includedPaths":["/*"]}""")]
    [InlineData("""{"includedPaths":{"path":"/*"}}""")]
    [InlineData("""{"indexingMode":"lazy"}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a"}]]}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a"},{"path":"/a","order":"descending"}]]}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a"},{"path":"/b/?"}]]}""")]
    [InlineData("""{"compositeIndexes":[[{"path":"/a"},{"path":"/b","order":"up"}]]}""")]
    [InlineData("5")]
    public async Task A_policy_that_is_none_is_a_bad_request(string policy) => Assert.Equal(HttpStatusCode.BadRequest, (await CreateAsync(policy)).Status);

    [Theory]
    [InlineData("ORDER BY c.a", true)]
    [InlineData("ORDER BY c.id DESC", true)]
    [InlineData("ORDER BY c._ts", true)]
    [InlineData("ORDER BY c._etag", false)]
    [InlineData("ORDER BY c.b", false)]
    [InlineData("ORDER BY c.a.inner", false)]
    [InlineData("ORDER BY c.deep.any.thing", true)]
    [InlineData("ORDER BY c.deep.not", false)]
    [InlineData("ORDER BY c['a-b']", true)]
    [InlineData("ORDER BY c.a, c.b DESC", true)]
    [InlineData("ORDER BY c.a DESC, c.b", true)]
    [InlineData("ORDER BY c.a, c.b", false)]
    [InlineData("ORDER BY c.b DESC, c.a", false)]
    [InlineData("ORDER BY c.a, c.b DESC, c.id", false)]
    [InlineData("WHERE c.b = 1", true)]
    public async Task An_order_needs_its_index(string clause, bool allowed)
    {
        var container = await fixture.NewContainerAsync(properties =>
        {
            foreach (var path in (string[])["/a/?", "/deep/*", "/\"a-b\"/?"])
            {
                properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = path });
            }

            properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
            properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/deep/not/?" });
            properties.IndexingPolicy.CompositeIndexes.Add(
            [
                new CompositePath { Path = "/a", Order = CompositePathSortOrder.Ascending },
                new CompositePath { Path = "/b", Order = CompositePathSortOrder.Descending },
            ]);
        });
        foreach (var options in (QueryRequestOptions[])[new() { PartitionKey = Sample.Partition }, new()])
        {
            Task Run() => Feeds.AllAsync(container.GetItemQueryIterator<JObject>($"SELECT * FROM c {clause}", requestOptions: options));
            if (allowed)
            {
                await Run();
            }
            else
            {
                await Refusal.OfAsync(HttpStatusCode.BadRequest, Run);
            }
        }
    }

    [Fact]
    public async Task A_filter_on_an_excluded_path_costs_a_scan_and_excluded_members_cost_no_write()
    {
        var container = await fixture.NewContainerAsync(properties =>
        {
            properties.IndexingPolicy.IncludedPaths.Add(new IncludedPath { Path = "/*" });
            properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/other/*" });
        });
        double plain = 0, indexed = 0;
        for (var i = 0; i < 50; i++)
        {
            var document = Sample.Document($"i{i}", number: i);
            document[i % 2 == 0 ? "other" : "extra"] = i;
            var charge = (await container.CreateItemAsync(document, Sample.Partition)).RequestCharge;
            (plain, indexed) = i % 2 == 0 ? (charge, indexed) : (plain, charge);
        }

        Assert.True(plain < indexed);
        var served = await ChargeAsync(container, "c.number = 4");
        Assert.True(served < await ChargeAsync(container, "c.other = 4"));
        Assert.Equal(served, await ChargeAsync(container, "c.number = 4 AND c.other = 4"));
        Assert.Equal(served, await ChargeAsync(container, "c.other = 4 AND c.number = 4"));
    }

    private static async Task<double> ChargeAsync(Container container, string filter)
    {
        var options = new QueryRequestOptions { PartitionKey = Sample.Partition };
        using var pages = container.GetItemQueryIterator<JObject>($"SELECT * FROM c WHERE {filter}", requestOptions: options);
        var page = await pages.ReadNextAsync();
        Assert.Equal("i4", (string?)Assert.Single(page)["id"]);
        return page.RequestCharge;
    }

    private Task<(HttpStatusCode Status, string Body)> CreateAsync(string policy) => fixture.SendAsync(
        HttpMethod.Post,
        $"dbs/{fixture.Database.Id}",
        "colls",
        $"{{\"id\":\"c-{Guid.NewGuid():N}\",\"partitionKey\":{{\"paths\":[\"/pk\"],\"kind\":\"Hash\"}},\"indexingPolicy\":{policy}}}");
}
