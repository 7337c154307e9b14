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

    [Fact]
    public async Task Reads_beyond_four_megabytes_in_all_fail_the_batch()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(Sample.Large("large", 1024 * 1024), Sample.Partition);
        var batch = container.CreateTransactionalBatch(Sample.Partition);
        for (var i = 0; i < 10; i++)
        {
            batch.ReadItem("large");
        }

        using var answer = await batch.ExecuteAsync();
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Assert.Equal(424, (int)answer[0].StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer[9].StatusCode);
    }

    [Fact]
    public async Task A_batch_in_json_is_answered_in_json()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 2);
        var (status, body) = await SendAsync(container, """
            [{"operationType":"Create","resourceBody":{"id":"new","pk":"village-1","number":10.0}},
            {"operationType":"Replace","id":"item-000","resourceBody":{"id":"item-000","pk":"village-1","number":20}},
            {"operationType":"Upsert","resourceBody":{"id":"up","pk":"village-1"}},
            {"operationType":"Delete","id":"item-001"},
            {"operationType":"Patch","id":"new","resourceBody":{"operations":[{"op":"incr","path":"/number","value":1}]}},
            {"operationType":"Patch","id":"new","resourceBody":[{"op":"set","path":"/mark","value":true}]},
            {"operationType":"Read","id":"new"}]
            """);
        Assert.Equal(HttpStatusCode.OK, status);
        var results = JArray.Parse(body);
        Assert.Equal([201, 200, 201, 204, 200, 200, 200], results.Select(result => (int)result["statusCode"]!));
        Assert.Equal("""{"id":"new","pk":"village-1","number":11,"mark":true""", results[6]["resourceBody"]!.ToString(Newtonsoft.Json.Formatting.None)[..52]);
        Assert.Equal((string?)results[5]["eTag"], (string?)results[6]["eTag"]);
        Assert.True((double)results[0]["requestCharge"]! > 0);
    }

    [Fact]
    public async Task A_failed_batch_in_json_takes_everything_back()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        var (status, body) = await SendAsync(container, """
            [{"operationType":"Upsert","resourceBody":{"id":"a","pk":"village-1"}},
            {"operationType":"Replace","id":"item-000","ifMatch":"\"old\"","resourceBody":{"id":"item-000","pk":"village-1"}}]
            """);
        Assert.Equal(HttpStatusCode.MultiStatus, status);
        Assert.Equal([424, 412], JArray.Parse(body).Select(result => (int)result["statusCode"]!));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("a", Sample.Partition));
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[5]")]
    [InlineData("[{\"operationType\":7}]")]
    [InlineData("[{\"operationType\":\"Create\"")]
    public async Task A_malformed_batch_in_json_is_a_bad_request(string body) =>
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(await fixture.NewContainerAsync(), body)).Status);

    [Fact]
    public async Task A_bulk_in_json_goes_operation_by_operation()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        var (status, body) = await fixture.SendAsync(
            HttpMethod.Post, $"dbs/{fixture.Database.Id}/colls/{container.Id}", "docs", """
            [{"operationType":"Create","partitionKey":"[\"village-1\"]","resourceBody":{"id":"item-000","pk":"village-1"}},
            {"operationType":"Create","partitionKey":"[\"village-1\"]","resourceBody":{"id":"b","pk":"village-1"}},
            {"operationType":"Query","partitionKey":"[\"village-1\"]","id":"b"},
            {"operationType":"Read","partitionKey":"[\"village-1\"]","id":"b"}]
            """, ("x-ms-cosmos-is-batch-request", "true"), ("x-ms-cosmos-batch-atomic", "false"), ("x-ms-cosmos-batch-continue-on-error", "true"));
        Assert.Equal(HttpStatusCode.MultiStatus, status);
        Assert.Equal([409, 201, 400], JArray.Parse(body).Take(3).Select(result => (int)result["statusCode"]!));
    }

    [Fact]
    public async Task A_bulk_that_is_not_to_go_on_stops_at_its_first_failure()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        var create = """{"operationType":"Create","partitionKey":"[\"village-1\"]","resourceBody":{"id":"ID","pk":"village-1"}}""";
        var rows = string.Join(',', new[] { "a", "item-000", "b" }.Select(id => create.Replace("ID", id, StringComparison.Ordinal)));
        var (status, body) = await fixture.SendAsync(
            HttpMethod.Post, $"dbs/{fixture.Database.Id}/colls/{container.Id}", "docs", $"[{rows}]",
            ("x-ms-cosmos-is-batch-request", "true"), ("x-ms-cosmos-batch-atomic", "false"), ("x-ms-cosmos-batch-continue-on-error", "false"));
        Assert.Equal(HttpStatusCode.MultiStatus, status);
        Assert.Equal([201, 409, 424], JArray.Parse(body).Select(result => (int)result["statusCode"]!));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("b", Sample.Partition));
    }

    [Fact]
    public async Task A_patch_may_be_a_bare_list_of_operations()
    {
        var container = await fixture.NewContainerAsync();
        await Sample.FillAsync(container, 1);
        var (status, body) = await fixture.SendAsync(
            HttpMethod.Patch, $"dbs/{fixture.Database.Id}/colls/{container.Id}/docs/item-000", "", """[{"op":"incr","path":"/number","value":5}]""", Key);
        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal(5, (int)JObject.Parse(body)["number"]!);
    }

    private static (string Name, string Value) Key => ("x-ms-documentdb-partitionkey", $"[\"{Sample.Key}\"]");

    private Task<(HttpStatusCode Status, string Body)> SendAsync(Container container, string body) => fixture.SendAsync(
        HttpMethod.Post, $"dbs/{fixture.Database.Id}/colls/{container.Id}", "docs", body, Key,
        ("x-ms-cosmos-is-batch-request", "true"), ("x-ms-cosmos-batch-atomic", "true"));

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
