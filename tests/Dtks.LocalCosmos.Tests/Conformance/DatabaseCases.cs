using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Databases and the account.</summary>
public abstract class DatabaseCases(GatewayFixture fixture)
{
    [Fact]
    public async Task The_account_can_be_read()
    {
        var account = await fixture.Client.ReadAccountAsync();
        Assert.NotEmpty(account.Id);
        Assert.NotEmpty(account.ReadableRegions);
    }

    [Fact]
    public async Task A_database_is_created_read_listed_queried_and_deleted()
    {
        var id = $"db-{Guid.NewGuid():N}";
        var created = await fixture.Client.CreateDatabaseAsync(id);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(id, (await created.Database.ReadAsync()).Resource.Id);
        Assert.Contains(await Feeds.AllAsync(fixture.Client.GetDatabaseQueryIterator<DatabaseProperties>()), database => database.Id == id);
        var query = new QueryDefinition("SELECT * FROM d WHERE d.id = @id").WithParameter("@id", id);
        Assert.Single(await Feeds.AllAsync(fixture.Client.GetDatabaseQueryIterator<DatabaseProperties>(query)));
        Assert.Equal(HttpStatusCode.NoContent, (await created.Database.DeleteAsync()).StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => created.Database.ReadAsync());
    }

    [Fact]
    public async Task The_same_id_again_is_a_conflict_and_create_if_not_exists_finds_it()
    {
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => fixture.Client.CreateDatabaseAsync(fixture.Database.Id));
        Assert.Equal(HttpStatusCode.OK, (await fixture.Client.CreateDatabaseIfNotExistsAsync(fixture.Database.Id)).StatusCode);
    }

    [Fact]
    public async Task A_deleted_database_takes_its_containers_along()
    {
        var database = (await fixture.Client.CreateDatabaseAsync($"db-{Guid.NewGuid():N}")).Database;
        Container container = await database.CreateContainerAsync("c", "/pk");
        await Sample.FillAsync(container, 2);
        await database.DeleteAsync();
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadContainerAsync());
    }

    [Fact]
    public async Task A_wrong_key_is_unauthorized()
    {
        var wrong = Convert.ToBase64String(new byte[64]);
        using var stranger = new CosmosClient(
            fixture.Client.Endpoint.ToString(), wrong, new CosmosClientOptions { ConnectionMode = ConnectionMode.Gateway, LimitToEndpoint = true });
        await Refusal.OfAsync(HttpStatusCode.Unauthorized, () => stranger.GetDatabase(fixture.Database.Id).ReadAsync());
    }

    [Theory]
    [InlineData("Désa Sukamaju")]
    [InlineData("データ")]
    public async Task Names_may_go_beyond_ascii(string name)
    {
        var database = (await fixture.Client.CreateDatabaseAsync($"{name}-{Guid.NewGuid():N}")).Database;
        Container container = await database.CreateContainerAsync(name, "/pk");
        await Sample.FillAsync(container, 3);
        Assert.Equal(name, (await container.ReadContainerAsync()).Resource.Id);
        Assert.Equal(1, (int)(await container.ReadItemAsync<JObject>("item-001", Sample.Partition)).Resource["number"]!);
        Assert.Equal(3, (await Feeds.AllAsync(container.GetItemQueryIterator<JObject>("SELECT * FROM c ORDER BY c.number"))).Count);
        using var batch = await container.CreateTransactionalBatch(Sample.Partition).ReadItem("item-002").ExecuteAsync();
        Assert.True(batch.IsSuccessStatusCode);
        await database.DeleteAsync();
    }
}
