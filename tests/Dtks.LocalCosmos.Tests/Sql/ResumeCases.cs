using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Sql;

/// <summary>A query that is taken up again at every page, by another client, gives what it gives in one go.</summary>
public abstract class ResumeCases(GatewayFixture fixture)
{
    [Theory]
    [InlineData("SELECT VALUE c.id FROM c")]
    [InlineData("SELECT VALUE c.id FROM c WHERE c.n > 12 AND c.active")]
    [InlineData("SELECT VALUE p.name FROM c JOIN p IN c.people")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.score")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.score DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.rt")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.rt DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.active, c.score DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.rt DESC, c.active")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.income")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.income DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.rt, c.income")]
    [InlineData("SELECT TOP 23 VALUE c.id FROM c ORDER BY c.score")]
    [InlineData("SELECT TOP 23 VALUE c.id FROM c")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.score OFFSET 3 LIMIT 30")]
    [InlineData("SELECT VALUE c.id FROM c OFFSET 3 LIMIT 30")]
    [InlineData("SELECT DISTINCT VALUE c.score FROM c ORDER BY c.score")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.programmes, c.people DESC")]
    [InlineData("SELECT VALUE c.id FROM c ORDER BY c.people[0] DESC")]
    [InlineData("SELECT DISTINCT VALUE c.programmes FROM c ORDER BY c.programmes")]
    public async Task A_page_at_a_time(string sql)
    {
        foreach (var direct in new[] { true, false })
        {
            var whole = await Whole(sql, direct);
            var pieces = new List<JToken>();
            string? token = null;
            do
            {
                var piece = await OnePage(sql, token, 4, direct);
                Assert.True(piece.Count <= 4);
                pieces.AddRange(piece);
                token = piece.ContinuationToken;
                Assert.True(pieces.Count <= 1000, "The pages do not end.");
            }
            while (token is not null);
            Assert.Equal(whole.Select(result => result.ToString()), pieces.Select(result => result.ToString()));
        }
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("{\"token\":5}")]
    [InlineData("[{\"token\":\"x\",\"range\":{\"min\":\"\",\"max\":\"FF\"}}]")]
    public async Task A_token_that_is_none_is_400(string token)
    {
        var error = await Assert.ThrowsAsync<CosmosException>(() => OnePage("SELECT * FROM c", token, 4, true));
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, error.StatusCode);
    }

    [Fact]
    public async Task Each_range_is_asked_for_alone()
    {
        var container = await QueryData.ContainerAsync(fixture);
        var ids = new List<string>();
        foreach (var range in await container.GetFeedRangesAsync())
        {
            using var pages = container.GetItemQueryIterator<string>(range, new QueryDefinition("SELECT VALUE c.id FROM c ORDER BY c.n"));
            while (pages.HasMoreResults)
            {
                ids.AddRange(await pages.ReadNextAsync());
            }
        }

        Assert.Equal(QueryData.Households.Select(d => (string?)d["id"]), ids.Order(StringComparer.Ordinal));
    }

    private async Task<List<JToken>> Whole(string sql, bool direct)
    {
        var container = await QueryData.ContainerAsync(fixture);
        var options = new QueryRequestOptions { EnableOptimisticDirectExecution = direct };
        using var pages = container.GetItemQueryIterator<JToken>(new QueryDefinition(sql), requestOptions: options);
        var results = new List<JToken>();
        while (pages.HasMoreResults)
        {
            results.AddRange(await pages.ReadNextAsync());
        }

        return results;
    }

    private async Task<FeedResponse<JToken>> OnePage(string sql, string? token, int size, bool direct)
    {
        var container = await QueryData.ContainerAsync(fixture);
        var options = new QueryRequestOptions { MaxItemCount = size, EnableOptimisticDirectExecution = direct };
        using var pages = container.GetItemQueryIterator<JToken>(new QueryDefinition(sql), token, options);
        return await pages.ReadNextAsync();
    }
}
