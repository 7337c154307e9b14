using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>The change feed: pull model, latest version.</summary>
public abstract class ChangeFeedCases(GatewayFixture fixture)
{
    private static async Task<(List<JObject> Changes, string Token)> DrainAsync(Container container, ChangeFeedStartFrom from, int pageSize = 4)
    {
        var changes = new List<JObject>();
        using var feed = container.GetChangeFeedIterator<JObject>(
            from, ChangeFeedMode.LatestVersion, new ChangeFeedRequestOptions { PageSizeHint = pageSize });
        for (var page = 0; page < 200; page++)
        {
            var answer = await feed.ReadNextAsync();
            if (answer.StatusCode == HttpStatusCode.NotModified)
            {
                return (changes, answer.ContinuationToken);
            }

            changes.AddRange(answer);
        }

        throw new InvalidOperationException("The change feed does not end.");
    }

    [Fact]
    public async Task Every_item_comes_once_with_its_latest_version()
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 8; i++)
        {
            await Sample.FillAsync(container, 3, $"village-{i}");
        }

        await container.UpsertItemAsync(Sample.Document("item-001", "village-3", 99), new PartitionKey("village-3"));
        await container.DeleteItemAsync<JObject>("item-000", new PartitionKey("village-4"));
        var (changes, _) = await DrainAsync(container, ChangeFeedStartFrom.Beginning());
        Assert.Equal(23, changes.Count);
        Assert.Equal(23, changes.Select(change => (string?)change["_rid"]).Distinct().Count());
        Assert.Contains(changes, change => (int)change["number"]! == 99);
    }

    [Fact]
    public async Task One_partitions_changes_come_in_the_order_of_writing()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 6);
        await Sample.FillAsync(container, 2, "village-2");
        await container.UpsertItemAsync(Sample.Document("item-002", number: 50), Sample.Partition);
        var (changes, _) = await DrainAsync(container, ChangeFeedStartFrom.Beginning(FeedRange.FromPartitionKey(Sample.Partition)));
        Assert.Equal([0, 1, 3, 4, 5, 50], changes.Select(change => (int)change["number"]!));

        // Each change names the sequence number of its write, and an item that is written back does not keep it.
        var numbers = changes.Select(change => (long)change["_lsn"]!).ToList();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        await container.ReplaceItemAsync(changes[0], "item-000", Sample.Partition);
        Assert.Null((await container.ReadItemAsync<JObject>("item-000", Sample.Partition)).Resource["_lsn"]);
    }

    [Fact]
    public async Task A_continuation_gives_what_came_later()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 3);
        var (_, token) = await DrainAsync(container, ChangeFeedStartFrom.Beginning());
        await container.CreateItemAsync(Sample.Document("later", "village-7", 7), new PartitionKey("village-7"));
        var (changes, _) = await DrainAsync(container, ChangeFeedStartFrom.ContinuationToken(token));
        Assert.Equal("later", (string?)Assert.Single(changes)["id"]);
    }

    [Fact]
    public async Task From_now_on_leaves_out_what_was()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 3);
        var (none, token) = await DrainAsync(container, ChangeFeedStartFrom.Now());
        Assert.Empty(none);
        await container.UpsertItemAsync(Sample.Document("item-001", number: 5), Sample.Partition);
        var (changes, _) = await DrainAsync(container, ChangeFeedStartFrom.ContinuationToken(token));
        Assert.Equal(5, (int)Assert.Single(changes)["number"]!);
    }

    [Fact]
    public async Task The_ranges_together_have_every_item_once()
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 20; i++)
        {
            await container.CreateItemAsync(Sample.Document("a", $"village-{i}", i), new PartitionKey($"village-{i}"));
        }

        var all = new List<int>();
        foreach (var range in await container.GetFeedRangesAsync())
        {
            var (changes, _) = await DrainAsync(container, ChangeFeedStartFrom.Beginning(range));
            all.AddRange(changes.Select(change => (int)change["number"]!));
        }

        Assert.Equal(Enumerable.Range(0, 20), all.Order());
    }
}
