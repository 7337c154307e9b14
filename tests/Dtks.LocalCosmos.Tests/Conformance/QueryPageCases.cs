using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Pages and continuation tokens of queries and lists.</summary>
public abstract class QueryPageCases(GatewayFixture fixture)
{
    private static async Task<(List<JObject> All, List<int> Pages)> ReadAsync(
        Container container, string text, int pageSize, PartitionKey? partition)
    {
        var (all, pages, token) = (new List<JObject>(), new List<int>(), (string?)null);
        do
        {
            // A new iterator each time: the token alone must say where to go on.
            using var iterator = container.GetItemQueryIterator<JObject>(
                text, token, new QueryRequestOptions { PartitionKey = partition, MaxItemCount = pageSize });
            var page = await iterator.ReadNextAsync();
            all.AddRange(page);
            pages.Add(page.Count);
            token = page.ContinuationToken;
            Assert.True(pages.Count < 200, "The query does not end.");
        }
        while (token is not null);
        return (all, pages);
    }

    [Theory]
    [InlineData("SELECT * FROM c")]
    [InlineData("SELECT * FROM c WHERE c.number >= 0")]
    [InlineData("SELECT c.id, c.number FROM c")]
    [InlineData("SELECT * FROM c ORDER BY c.number DESC")]
    [InlineData("SELECT * FROM c ORDER BY c.kind")]
    public async Task Every_item_of_a_partition_comes_once_page_by_page(string text)
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 25);
        await Sample.FillAsync(container, 5, "village-2");
        var (all, pages) = await ReadAsync(container, text, 7, Sample.Partition);
        Assert.Equal(Enumerable.Range(0, 25), all.Select(document => (int)document["number"]!).Order());
        Assert.All(pages, count => Assert.True(count <= 7));
    }

    [Theory]
    [InlineData("SELECT * FROM c")]
    [InlineData("SELECT * FROM c WHERE c.number >= 0")]
    [InlineData("SELECT * FROM c ORDER BY c.number")]
    [InlineData("SELECT * FROM c ORDER BY c.kind DESC")]
    public async Task Every_item_of_a_container_comes_once_page_by_page(string text)
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 12; i++)
        {
            await Sample.FillAsync(container, 3, $"village-{i}");
        }

        var (all, _) = await ReadAsync(container, text, 5, null);
        Assert.Equal(36, all.Select(document => (string?)document["_rid"]).Distinct().Count());
        Assert.Equal(36, all.Count);
    }

    [Fact]
    public async Task Results_of_one_item_can_be_cut_by_a_page()
    {
        var container = await fixture.NewContainerAsync();
        var document = Sample.Document("a");
        document["list"] = new JArray(Enumerable.Range(0, 10));
        await container.CreateItemAsync(document, Sample.Partition);
        var (all, _) = await ReadAsync(container, "SELECT c.id, n FROM c JOIN n IN c.list", 3, Sample.Partition);
        Assert.Equal(Enumerable.Range(0, 10), all.Select(result => (int)result["n"]!));
    }

    [Fact]
    public async Task Items_that_come_and_go_between_pages_do_not_disturb_the_others()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 20);
        using var first = container.GetItemQueryIterator<JObject>(
            "SELECT * FROM c", null, new QueryRequestOptions { PartitionKey = Sample.Partition, MaxItemCount = 10 });
        var page = await first.ReadNextAsync();
        await container.DeleteItemAsync<JObject>("item-010", Sample.Partition);
        await container.DeleteItemAsync<JObject>("item-000", Sample.Partition);
        using var rest = container.GetItemQueryIterator<JObject>(
            "SELECT * FROM c", page.ContinuationToken, new QueryRequestOptions { PartitionKey = Sample.Partition, MaxItemCount = 100 });
        var others = await Feeds.AllAsync(rest);
        Assert.Equal(Enumerable.Range(11, 9), others.Select(document => (int)document["number"]!));
    }

    [Theory]
    [InlineData("SELECT * FROM c ORDER BY c.number", "0,1,2,3,4,5,6,7")]
    [InlineData("SELECT * FROM c ORDER BY c.number DESC", "7,6,5,4,3,2,1,0")]
    [InlineData("SELECT * FROM c WHERE c.number >= 0", "0,1,2,3,4,5,6,7")]
    [InlineData("SELECT DISTINCT c.number FROM c ORDER BY c.number", "0,1,2,3,4,5,6,7")]
    [InlineData("SELECT TOP 6 * FROM c ORDER BY c.number", "0,1,2,3,4,5")]
    [InlineData("SELECT * FROM c ORDER BY c.number OFFSET 1 LIMIT 6", "1,2,3,4,5,6")]
    public async Task A_page_begins_where_the_last_one_ended_whatever_was_deleted_before_it(string text, string expected)
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 8);
        var given = new List<int>();
        string? token = null;
        do
        {
            using var pages = container.GetItemQueryIterator<JObject>(
                text, token, new QueryRequestOptions { PartitionKey = Sample.Partition, MaxItemCount = 2 });
            var page = await pages.ReadNextAsync();
            var numbers = page.Select(document => (int)document["number"]!).ToList();
            given.AddRange(numbers);
            Assert.True(given.Count <= 8, "The pages do not end.");
            token = page.ContinuationToken;
            foreach (var number in numbers)
            {
                await container.DeleteItemAsync<JObject>($"item-{number:000}", Sample.Partition);
            }
        }
        while (token is not null);
        Assert.Equal(expected, string.Join(',', given));
    }

    [Theory]
    [InlineData("ASC", -1)]
    [InlineData("DESC", 99)]
    public async Task An_item_written_before_the_place_of_a_page_repeats_nothing(string direction, int before)
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 8);
        var text = $"SELECT VALUE c.number FROM c ORDER BY c.number {direction}";
        var options = new QueryRequestOptions { PartitionKey = Sample.Partition, MaxItemCount = 3 };
        using var first = container.GetItemQueryIterator<int>(text, null, options);
        var page = await first.ReadNextAsync();
        await container.CreateItemAsync(Sample.Document("early", number: before), Sample.Partition);
        await container.CreateItemAsync(Sample.Document("equal", number: page.Last()), Sample.Partition);
        var rest = await Feeds.AllAsync(container.GetItemQueryIterator<int>(text, page.ContinuationToken, options));
        var all = Enumerable.Range(0, 8).Append(page.Last()).Order();
        Assert.Equal(direction == "ASC" ? all : all.Reverse(), page.Concat(rest));
    }

    [Fact]
    public async Task A_malformed_token_or_query_is_a_bad_request()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        var options = new QueryRequestOptions { PartitionKey = Sample.Partition };
        await Refusal.OfAsync(HttpStatusCode.BadRequest, async () =>
            await container.GetItemQueryIterator<JObject>("SELECT * FROM c", "nonsense", options).ReadNextAsync());
        await Refusal.OfAsync(HttpStatusCode.BadRequest, async () =>
            await container.GetItemQueryIterator<JObject>("SELECT FROM WHERE", null, options).ReadNextAsync());
        await Refusal.OfAsync(HttpStatusCode.BadRequest, async () =>
            await container.GetItemQueryIterator<JObject>("SELECT FROM WHERE").ReadNextAsync());
    }

    [Fact]
    public async Task A_list_without_a_query_gives_every_item()
    {
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 6; i++)
        {
            await Sample.FillAsync(container, 3, $"village-{i}");
        }

        var all = await Feeds.AllAsync(container.GetItemQueryIterator<JObject>(requestOptions: new QueryRequestOptions { MaxItemCount = 4 }));
        Assert.Equal(18, all.Count);
    }

    [Fact]
    public async Task An_empty_partition_gives_an_empty_page()
    {
        var container = await fixture.NewContainerAsync();
        var (all, _) = await ReadAsync(container, "SELECT * FROM c", 5, new PartitionKey("nobody"));
        Assert.Empty(all);
    }

    [Theory]
    [InlineData("SELECT * FROM c")]
    [InlineData("SELECT VALUE c.filling FROM c ORDER BY c.id")]
    public async Task A_page_ends_by_four_megabytes(string text)
    {
        const int Most = 4 * 1024 * 1024;
        var container = await fixture.NewContainerAsync();
        for (var i = 0; i < 5; i++)
        {
            await container.CreateItemAsync(Sample.Large($"large-{i}", 1536 * 1024), Sample.Partition);
        }

        using var pages = container.GetItemQueryStreamIterator(text, null, new QueryRequestOptions { PartitionKey = Sample.Partition, MaxItemCount = -1 });
        var counts = new List<int>();
        while (pages.HasMoreResults)
        {
            using var page = await pages.ReadNextAsync();
            using var content = new MemoryStream();
            await page.Content.CopyToAsync(content);
            Assert.InRange(content.Length, 1, Most + 1024);
            content.Position = 0;
            counts.Add((int)Streams.Read(content)["_count"]!);
        }

        Assert.Equal([2, 2, 1], counts);
    }

    [Fact]
    public async Task A_query_says_what_it_loaded_and_gave()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 20);
        var options = new QueryRequestOptions { PartitionKey = Sample.Partition };
        using var pages = container.GetItemQueryIterator<JObject>("SELECT * FROM c WHERE c.number < 5", null, options);
        var metrics = (await pages.ReadNextAsync()).Diagnostics.GetQueryMetrics().CumulativeMetrics;
        Assert.Equal(5, metrics.OutputDocumentCount);
        Assert.Equal(5, metrics.RetrievedDocumentCount);
        Assert.True(metrics.RetrievedDocumentSize > 0 && metrics.OutputDocumentSize >= metrics.RetrievedDocumentSize);
    }
}
