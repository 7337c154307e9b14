using System.Net;
using Microsoft.Azure.Cosmos;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Containers: create, read, replace, delete, list, query.</summary>
public abstract class ContainerCases(GatewayFixture fixture)
{
    [Fact]
    public async Task A_created_container_is_read_back_with_defaults()
    {
        var container = await fixture.NewContainerAsync();
        var read = await container.ReadContainerAsync();
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.Equal("/pk", read.Resource.PartitionKeyPath);
        Assert.Equal(PartitionKeyDefinitionVersion.V2, read.Resource.PartitionKeyDefinitionVersion);
        Assert.Equal(IndexingMode.Consistent, read.Resource.IndexingPolicy.IndexingMode);
        Assert.Null(read.Resource.DefaultTimeToLive);
        Assert.NotEmpty(read.Resource.ETag);
    }

    [Fact]
    public async Task The_same_id_again_is_a_conflict_and_create_if_not_exists_finds_it()
    {
        var container = await fixture.NewContainerAsync();
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => fixture.Database.CreateContainerAsync(container.Id, "/pk"));
        var found = await fixture.Database.CreateContainerIfNotExistsAsync(container.Id, "/pk");
        Assert.Equal(HttpStatusCode.OK, found.StatusCode);
        var fresh = await fixture.Database.CreateContainerIfNotExistsAsync($"fresh-{Guid.NewGuid():N}", "/pk");
        Assert.Equal(HttpStatusCode.Created, fresh.StatusCode);
    }

    [Fact]
    public async Task Replace_changes_indexing_and_time_to_live_and_not_the_partition_key()
    {
        var container = await fixture.NewContainerAsync();
        var properties = (await container.ReadContainerAsync()).Resource;
        properties.DefaultTimeToLive = 600;
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/large/*" });
        var replaced = (await container.ReplaceContainerAsync(properties)).Resource;
        Assert.Equal(600, replaced.DefaultTimeToLive);
        Assert.Contains(replaced.IndexingPolicy.ExcludedPaths, path => path.Path == "/large/*");
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.ReplaceContainerAsync(new ContainerProperties(container.Id, "/other")));
    }

    [Fact]
    public async Task A_deleted_container_takes_its_items_along()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 3);
        var deleted = await container.DeleteContainerAsync();
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadContainerAsync());
        await fixture.Database.CreateContainerAsync(container.Id, "/pk");
        using var again = fixture.Connect(new CosmosClientOptions());
        using var gone = await again.GetContainer(fixture.Database.Id, container.Id).ReadItemStreamAsync("item-000", Sample.Partition);
        Assert.Equal(HttpStatusCode.NotFound, gone.StatusCode);
    }

    [Fact]
    public async Task Containers_are_listed_and_queried()
    {
        var container = await fixture.NewContainerAsync();
        var all = await Feeds.AllAsync(fixture.Database.GetContainerQueryIterator<ContainerProperties>());
        Assert.Contains(all, properties => properties.Id == container.Id);
        var query = new QueryDefinition("SELECT * FROM c WHERE c.id = @id").WithParameter("@id", container.Id);
        var one = await Feeds.AllAsync(fixture.Database.GetContainerQueryIterator<ContainerProperties>(query));
        Assert.Equal(container.Id, Assert.Single(one).Id);
    }

    [Theory]
    [InlineData("pk")]
    [InlineData("/")]
    [InlineData("/a//b")]
    public async Task A_malformed_partition_key_path_is_a_bad_request(string path)
    {
        var definition = $"{{\"id\":\"c-{Guid.NewGuid():N}\",\"partitionKey\":{{\"paths\":[\"{path}\"],\"kind\":\"Hash\",\"version\":2}}}}";
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync(definition));
    }

    [Theory]
    [InlineData("""{"id":"x"}""")]
    [InlineData("""{"id":"a/b","partitionKey":{"paths":["/pk"],"kind":"Hash"}}""")]
    [InlineData("""{"id":"x","partitionKey":{"paths":["/pk"],"kind":"Hash"},"defaultTtl":0}""")]
    [InlineData("""{"id":"x","partitionKey":{"paths":["/pk"],"kind":"Hash"},"defaultTtl":"soon"}""")]
    [InlineData("[]")]
    [InlineData("{")]
    public async Task A_malformed_definition_is_a_bad_request(string definition) =>
        Assert.Equal(HttpStatusCode.BadRequest, await CreateAsync(definition));

    // The SDK checks definitions itself before it sends them, so these go as they are.
    private async Task<HttpStatusCode> CreateAsync(string definition) =>
        (await fixture.SendAsync(HttpMethod.Post, $"dbs/{fixture.Database.Id}", "colls", definition)).Status;
}
