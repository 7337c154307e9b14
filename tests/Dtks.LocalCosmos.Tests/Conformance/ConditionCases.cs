using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>If-Match and If-None-Match.</summary>
public abstract class ConditionCases(GatewayFixture fixture)
{
    [Fact]
    public async Task The_current_etag_lets_a_replace_through_and_an_old_one_does_not()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var match = new ItemRequestOptions { IfMatchEtag = created.ETag };
        await container.ReplaceItemAsync(Sample.Document("a", number: 1), "a", Sample.Partition, match);
        await Refusal.OfAsync(
            HttpStatusCode.PreconditionFailed, () => container.ReplaceItemAsync(Sample.Document("a", number: 2), "a", Sample.Partition, match));
        Assert.Equal(1, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Fact]
    public async Task An_old_etag_stops_upsert_delete_and_patch()
    {
        var container = await fixture.NewContainerAsync();
        var stale = new ItemRequestOptions { IfMatchEtag = (await container.CreateItemAsync(Sample.Document("a"), Sample.Partition)).ETag };
        await container.ReplaceItemAsync(Sample.Document("a", number: 1), "a", Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.PreconditionFailed, () => container.UpsertItemAsync(Sample.Document("a"), Sample.Partition, stale));
        await Refusal.OfAsync(HttpStatusCode.PreconditionFailed, () => container.DeleteItemAsync<JObject>("a", Sample.Partition, stale));
        await Refusal.OfAsync(HttpStatusCode.PreconditionFailed, () => container.PatchItemAsync<JObject>(
            "a", Sample.Partition, [PatchOperation.Set("/number", 9)], new PatchItemRequestOptions { IfMatchEtag = stale.IfMatchEtag }));
        Assert.Equal(1, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Fact]
    public async Task A_star_matches_any_version()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var any = new ItemRequestOptions { IfMatchEtag = "*" };
        var replaced = await container.ReplaceItemAsync(Sample.Document("a", number: 1), "a", Sample.Partition, any);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
    }

    [Fact]
    public async Task Reading_the_version_one_has_is_not_modified()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var known = new ItemRequestOptions { IfNoneMatchEtag = created.ETag };
        using var same = await container.ReadItemStreamAsync("a", Sample.Partition, known);
        Assert.Equal(HttpStatusCode.NotModified, same.StatusCode);
        Assert.True(same.Content is null or { Length: 0 });
        await container.ReplaceItemAsync(Sample.Document("a", number: 1), "a", Sample.Partition);
        using var newer = await container.ReadItemStreamAsync("a", Sample.Partition, known);
        Assert.Equal(HttpStatusCode.OK, newer.StatusCode);
        Assert.Equal(1, (int)Streams.Read(newer.Content)["number"]!);
    }
}
