using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Session tokens, and the stream interface's statuses.</summary>
public abstract class SessionCases(GatewayFixture fixture)
{
    [Fact]
    public async Task A_token_of_a_write_lets_another_client_read_it()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        using var other = fixture.Connect(new CosmosClientOptions());
        var read = await other.GetContainer(fixture.Database.Id, container.Id)
            .ReadItemAsync<JObject>("a", Sample.Partition, new ItemRequestOptions { SessionToken = created.Headers.Session });
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
    }

    [Fact]
    public async Task Tokens_move_forward_with_writes()
    {
        var container = await fixture.NewContainerAsync();
        var first = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var second = await container.CreateItemAsync(Sample.Document("b"), Sample.Partition);
        Assert.True(Sequence(second.Headers.Session) > Sequence(first.Headers.Session));
    }

    [Fact]
    public async Task A_token_of_the_future_is_not_available()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var range = created.Headers.Session.Split(':')[0];
        var answer = await fixture.SendAsync(
            HttpMethod.Get, $"dbs/{fixture.Database.Id}/colls/{container.Id}/docs/a", "", null,
            ("x-ms-documentdb-partitionkey", $"[\"{Sample.Key}\"]"), ("x-ms-session-token", $"{range}:-1#999999999999"));
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
    }

    [Fact]
    public async Task A_malformed_token_is_a_bad_request()
    {
        var container = await fixture.NewContainerAsync();
        var answer = await fixture.SendAsync(
            HttpMethod.Get, $"dbs/{fixture.Database.Id}/colls/{container.Id}/docs/a", "", null,
            ("x-ms-documentdb-partitionkey", $"[\"{Sample.Key}\"]"), ("x-ms-session-token", "nonsense"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
    }

    [Fact]
    public async Task Streams_give_statuses_instead_of_exceptions()
    {
        var container = await fixture.NewContainerAsync();
        using var absent = await container.ReadItemStreamAsync("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        Assert.NotEmpty(absent.ErrorMessage);
        using var created = await container.CreateItemStreamAsync(Streams.Of(Sample.Document("a").ToString()), Sample.Partition);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal("a", (string?)Streams.Read(created.Content)["id"]);
        using var again = await container.CreateItemStreamAsync(Streams.Of(Sample.Document("a").ToString()), Sample.Partition);
        Assert.Equal(HttpStatusCode.Conflict, again.StatusCode);
        using var deleted = await container.DeleteItemStreamAsync("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
    }

    [Fact]
    public async Task A_refusal_that_says_what_the_item_is_now_has_a_token()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        using var absent = await container.ReadItemStreamAsync("b", Sample.Partition);
        using var again = await container.CreateItemStreamAsync(Streams.Of(Sample.Document("a").ToString()), Sample.Partition);
        using var stale = await container.DeleteItemStreamAsync("a", Sample.Partition, new ItemRequestOptions { IfMatchEtag = "\"old\"" });
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed], [absent.StatusCode, again.StatusCode, stale.StatusCode]);
        Assert.All((ResponseMessage[])[absent, again, stale], answer => Assert.True(Sequence(answer.Headers.Session) >= Sequence(created.Headers.Session)));
    }

    private static long Sequence(string token) => long.Parse(token.Split(':')[1].Split('#')[1], System.Globalization.CultureInfo.InvariantCulture);
}
