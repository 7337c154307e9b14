using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

public abstract class ItemCases(GatewayFixture fixture)
{
    private static JObject Doc(string id, string pk, int n = 0) => new() { ["id"] = id, ["pk"] = pk, ["n"] = n };

    [Fact]
    public async Task A_created_item_is_read_back_with_system_properties()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Doc("a", "p"), new PartitionKey("p"));
        var read = await container.ReadItemAsync<JObject>("a", new PartitionKey("p"));
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(created.ETag, read.ETag);
        Assert.Equal(read.ETag, (string?)read.Resource["_etag"]);
        Assert.NotNull(read.Resource["_rid"]);
        Assert.NotNull(read.Resource["_self"]);
        Assert.True((long)read.Resource["_ts"]! > 0);
    }

    [Fact]
    public async Task Replace_delete_upsert_patch()
    {
        var container = await fixture.NewContainerAsync();
        var pk = new PartitionKey("p");
        var created = await container.CreateItemAsync(Doc("a", "p"), pk);
        var replaced = await container.ReplaceItemAsync(Doc("a", "p", 2), "a", pk, new ItemRequestOptions { IfMatchEtag = created.ETag });
        var stale = await Assert.ThrowsAsync<CosmosException>(() => container.ReplaceItemAsync(Doc("a", "p", 2), "a", pk, new ItemRequestOptions { IfMatchEtag = created.ETag }));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        var patched = await container.PatchItemAsync<JObject>("a", pk, [PatchOperation.Increment("/n", 5), PatchOperation.Add("/list", new[] { 1 }), PatchOperation.Add("/list/-", 2)], new PatchItemRequestOptions { FilterPredicate = "from c where c.n = 2" });
        Assert.Equal(7, (int)patched.Resource["n"]!);
        var upserted = await container.UpsertItemAsync(Doc("b", "p"), pk);
        Assert.Equal(HttpStatusCode.Created, upserted.StatusCode);
        var deleted = await container.DeleteItemAsync<JObject>("a", pk);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task A_batch_is_atomic()
    {
        var container = await fixture.NewContainerAsync();
        var pk = new PartitionKey("p");
        var good = await container.CreateTransactionalBatch(pk).CreateItem(Doc("a", "p")).CreateItem(Doc("b", "p")).ReadItem("a").ExecuteAsync();
        Assert.True(good.IsSuccessStatusCode, good.ErrorMessage);
        Assert.Equal("a", (string?)good.GetOperationResultAtIndex<JObject>(2).Resource["id"]);
        var bad = await container.CreateTransactionalBatch(pk).CreateItem(Doc("c", "p")).CreateItem(Doc("b", "p")).ExecuteAsync();
        Assert.Equal(HttpStatusCode.Conflict, bad.StatusCode);
        Assert.Equal(HttpStatusCode.FailedDependency, bad[0].StatusCode);
        using var absent = await container.ReadItemStreamAsync("c", pk);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task A_query_of_one_partition_pages()
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 25; i++)
        {
            await container.CreateItemAsync(Doc($"i{i}", "p", i), new PartitionKey("p"));
        }

        var query = new QueryDefinition("SELECT * FROM c WHERE c.n >= @least").WithParameter("@least", 5);
        var found = new List<JObject>();
        string? token = null;
        do
        {
            using var iterator = container.GetItemQueryIterator<JObject>(query, token, new QueryRequestOptions { PartitionKey = new PartitionKey("p"), MaxItemCount = 7 });
            var page = await iterator.ReadNextAsync();
            found.AddRange(page);
            token = page.ContinuationToken;
        }
        while (token is not null);
        Assert.Equal(20, found.Count);
    }
}

public sealed class ItemCasesOnOneRange(OneRange fixture) : ItemCases(fixture), IClassFixture<OneRange>;

public sealed class ItemCasesOnFiveRanges(FiveRanges fixture) : ItemCases(fixture), IClassFixture<FiveRanges>;
