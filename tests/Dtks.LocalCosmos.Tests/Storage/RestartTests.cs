using System.Net;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Storage;

/// <summary>What outlives the gateway.</summary>
public sealed class RestartTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("localcosmos-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Fact]
    public async Task Databases_containers_throughput_and_items_outlive_a_restart()
    {
        string etag;
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            var container = await local.NewContainerAsync(properties => properties.DefaultTimeToLive = 600, 500);
            etag = (await container.CreateItemAsync(Sample.Document("a", number: 1), Sample.Partition)).ETag;
        }

        await using var again = await LocalGateway.StartAsync(_directory);
        var same = again.Client.GetContainer("db", "c");
        Assert.Equal(600, (await same.ReadContainerAsync()).Resource.DefaultTimeToLive);
        Assert.Equal(500, await same.ReadThroughputAsync());
        Assert.Equal(etag, (await same.ReadItemAsync<JObject>("a", Sample.Partition)).ETag);
        var match = new ItemRequestOptions { IfMatchEtag = etag };
        Assert.Equal(HttpStatusCode.OK, (await same.ReplaceItemAsync(Sample.Document("a"), "a", Sample.Partition, match)).StatusCode);
    }

    [Fact]
    public async Task Sequence_numbers_never_go_back_even_when_the_last_items_are_deleted()
    {
        string session;
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            var container = await local.NewContainerAsync();
            await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
            session = (await container.DeleteItemAsync<JObject>("a", Sample.Partition)).Headers.Session;
        }

        await using var again = await LocalGateway.StartAsync(_directory);
        var read = await Refusal.OfAsync(HttpStatusCode.NotFound, () => again.Client.GetContainer("db", "c").ReadItemAsync<JObject>(
            "a", Sample.Partition, new ItemRequestOptions { SessionToken = session }));
        Assert.Equal(0, read.SubStatusCode);
    }

    [Fact]
    public async Task Continuations_of_queries_and_of_the_change_feed_outlive_a_restart()
    {
        string query;
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            var container = await local.NewContainerAsync();
            await Sample.FillAsync(container, 10);
            using var iterator = container.GetItemQueryIterator<JObject>("SELECT * FROM c", null, Page(4));
            query = (await iterator.ReadNextAsync()).ContinuationToken;
        }

        await using var again = await LocalGateway.StartAsync(_directory);
        using var rest = again.Client.GetContainer("db", "c").GetItemQueryIterator<JObject>("SELECT * FROM c", query, Page(100));
        Assert.Equal(Enumerable.Range(4, 6), (await Feeds.AllAsync(rest)).Select(document => (int)document["number"]!));
    }

    [Fact]
    public async Task A_store_can_be_served_with_another_number_of_ranges()
    {
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            await Sample.FillAsync(await local.NewContainerAsync(), 10);
        }

        await using var again = await LocalGateway.StartAsync(_directory, options => options with { Ranges = 7 });
        var container = again.Client.GetContainer("db", "c");
        Assert.Equal(7, (await container.GetFeedRangesAsync()).Count);
        Assert.Equal(10, (await Feeds.AllAsync(container.GetItemQueryIterator<JObject>("SELECT * FROM c"))).Count);
    }

    [Theory]
    [InlineData("SELECT * FROM c", true)]
    [InlineData("SELECT * FROM c ORDER BY c.number", false)]
    [InlineData("SELECT DISTINCT VALUE c.number FROM c ORDER BY c.number", false)]
    [InlineData("SELECT TOP 9 * FROM c", false)]
    public async Task A_continuation_goes_on_over_other_ranges_or_says_that_it_cannot(string sql, bool goesOn)
    {
        FeedResponse<JToken> first;
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            var container = await local.NewContainerAsync();
            for (var i = 0; i < 10; i++)
            {
                await container.CreateItemAsync(Sample.Document($"i{i}", $"village-{i}", i));
            }

            using var iterator = container.GetItemQueryIterator<JToken>(sql, requestOptions: new QueryRequestOptions { MaxItemCount = 4 });
            first = await iterator.ReadNextAsync();
        }

        await using var again = await LocalGateway.StartAsync(_directory, options => options with { Ranges = 5 });
        using var rest = again.Client.GetContainer("db", "c").GetItemQueryIterator<JToken>(sql, first.ContinuationToken);
        if (goesOn)
        {
            Assert.Equal(10, first.Concat(await Feeds.AllAsync(rest)).Select(item => (string?)item["id"]).Distinct().Count());
        }
        else
        {
            await Refusal.OfAsync(HttpStatusCode.BadRequest, () => Feeds.AllAsync(rest));
        }
    }

    [Fact]
    public async Task A_directory_in_use_and_a_store_of_another_version_are_refused()
    {
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            var taken = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalGateway.StartAsync(_directory));
            Assert.Contains("in use", taken.Message, StringComparison.Ordinal);
        }

        await ExecuteAsync("PRAGMA user_version = 99");
        var other = await Assert.ThrowsAsync<InvalidOperationException>(() => LocalGateway.StartAsync(_directory));
        Assert.Contains("version 99", other.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_container_created_while_its_database_is_deleted_leaves_nothing_behind()
    {
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            for (var round = 0; round < 20; round++)
            {
                Database database = await local.Client.CreateDatabaseIfNotExistsAsync("db");
                var creations = Enumerable.Range(0, 8).Select(i => TryAsync(() => database.CreateContainerAsync($"c{i}", "/pk", 400)));
                await Task.WhenAll([.. creations, TryAsync(() => database.DeleteAsync())]);
            }
        }

        Assert.Equal(0, await ExecuteAsync("SELECT (SELECT count(*) FROM containers) + (SELECT count(*) FROM offers)"));
        await using var again = await LocalGateway.StartAsync(_directory);
        await again.NewContainerAsync();
    }

    [Fact]
    public async Task A_store_that_holds_a_container_without_a_database_starts_without_it()
    {
        await using (var local = await LocalGateway.StartAsync(_directory))
        {
            await Sample.FillAsync(await local.NewContainerAsync(throughput: 400), 3);
        }

        await ExecuteAsync("DELETE FROM databases");
        await using (var again = await LocalGateway.StartAsync(_directory))
        {
            Assert.Empty(await Feeds.AllAsync(again.Client.GetDatabaseQueryIterator<DatabaseProperties>()));
            await again.NewContainerAsync();
        }

        Assert.Equal(1, await ExecuteAsync("SELECT (SELECT count(*) FROM containers) + (SELECT count(*) FROM items) + (SELECT count(*) FROM offers)"));
    }

    private static async Task TryAsync(Func<Task> request)
    {
        try
        {
            await request();
        }
        catch (CosmosException refusal) when (refusal.StatusCode == HttpStatusCode.NotFound)
        {
        }
    }

    private async Task<long> ExecuteAsync(string sql)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(_directory, "cosmos.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync() is long number ? number : 0;
    }

    private static QueryRequestOptions Page(int size) => new() { PartitionKey = Sample.Partition, MaxItemCount = size };
}
