using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Transactional batches.</summary>
public abstract class BatchCases(GatewayFixture fixture)
{
    [Fact]
    public async Task Every_operation_works_in_one_batch_and_sees_those_before_it()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 3);
        using var done = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Sample.Document("new", number: 10))
            .ReplaceItem("item-000", Sample.Document("item-000", number: 20))
            .UpsertItem(Sample.Document("up", number: 30))
            .DeleteItem("item-001")
            .PatchItem("new", [PatchOperation.Increment("/number", 1)])
            .ReadItem("new")
            .ExecuteAsync();
        Assert.True(done.IsSuccessStatusCode, done.ErrorMessage);
        Assert.Equal([201, 200, 201, 204, 200, 200], done.Select(result => (int)result.StatusCode));
        Assert.Equal(11, (int)done.GetOperationResultAtIndex<JObject>(5).Resource["number"]!);
        Assert.Equal(done[4].ETag, done[5].ETag);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("item-001", Sample.Partition));
    }

    [Fact]
    public async Task One_failure_takes_everything_back_and_the_bystanders_are_424()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        using var failed = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Sample.Document("first"))
            .CreateItem(Sample.Document("item-000"))
            .CreateItem(Sample.Document("last"))
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.Conflict, failed.StatusCode);
        Assert.Equal([424, 409, 424], failed.Select(result => (int)result.StatusCode));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("first", Sample.Partition));
    }

    [Fact]
    public async Task A_stale_etag_or_an_absent_item_fails_the_batch()
    {
        var container = await fixture.NewContainerAsync();
        var old = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        await container.UpsertItemAsync(Sample.Document("a", number: 1), Sample.Partition);
        using var stale = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Sample.Document("b"))
            .ReplaceItem("a", Sample.Document("a", number: 2), new TransactionalBatchItemRequestOptions { IfMatchEtag = old.ETag })
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.StatusCode);
        using var absent = await container.CreateTransactionalBatch(Sample.Partition).CreateItem(Sample.Document("b")).ReadItem("nowhere").ExecuteAsync();
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("b", Sample.Partition));
    }

    [Fact]
    public async Task A_document_of_another_partition_fails_the_batch()
    {
        var container = await fixture.NewContainerAsync();
        using var mixed = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Sample.Document("a"))
            .CreateItem(Sample.Document("b", "village-2"))
            .ExecuteAsync();
        Assert.Equal(HttpStatusCode.BadRequest, mixed.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("a", Sample.Partition));
    }

    [Fact]
    public async Task A_hundred_operations_are_allowed_and_more_are_not()
    {
        var container = await fixture.NewContainerAsync();
        using var hundred = await Many(container, 100, "a").ExecuteAsync();
        Assert.True(hundred.IsSuccessStatusCode, hundred.ErrorMessage);
        Assert.Equal(100, hundred.Count);
        using var more = await Many(container, 101, "b").ExecuteAsync();
        Assert.Equal(HttpStatusCode.BadRequest, more.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("b0", Sample.Partition));
    }

    [Fact]
    public async Task A_batch_beyond_two_megabytes_is_too_large()
    {
        var container = await fixture.NewContainerAsync();
        var batch = container.CreateTransactionalBatch(Sample.Partition);
        for (var i = 0; i < 3; i++)
        {
            batch.CreateItem(Sample.Large($"large-{i}", 900 * 1024));
        }

        using var answer = await batch.ExecuteAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("large-0", Sample.Partition));
    }

    [Fact]
    public async Task Without_content_on_write_results_are_empty()
    {
        var container = await fixture.NewContainerAsync();
        using var done = await container.CreateTransactionalBatch(Sample.Partition)
            .CreateItem(Sample.Document("a"), new TransactionalBatchItemRequestOptions { EnableContentResponseOnWrite = false })
            .ExecuteAsync();
        Assert.True(done.IsSuccessStatusCode);
        Assert.Null(done[0].ResourceStream);
        Assert.NotEmpty(done[0].ETag);
    }

    private static TransactionalBatch Many(Container container, int count, string prefix)
    {
        var batch = container.CreateTransactionalBatch(Sample.Partition);
        for (var i = 0; i < count; i++)
        {
            batch.CreateItem(Sample.Document($"{prefix}{i}"));
        }

        return batch;
    }
}
