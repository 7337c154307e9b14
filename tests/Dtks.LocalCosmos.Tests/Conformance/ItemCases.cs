using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Create, read, replace, upsert and delete of one item.</summary>
public abstract class ItemCases(GatewayFixture fixture)
{
    [Fact]
    public async Task A_created_item_is_read_back_with_its_system_properties()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var read = await container.ReadItemAsync<JObject>("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        Assert.Equal(HttpStatusCode.OK, read.StatusCode);
        Assert.True(JToken.DeepEquals(created.Resource, read.Resource));
        Assert.Equal(read.ETag, (string?)read.Resource["_etag"]);
        Assert.NotEmpty((string)read.Resource["_rid"]!);
        Assert.Contains((string)read.Resource["_rid"]!, (string)read.Resource["_self"]!, StringComparison.Ordinal);
        Assert.True((long)read.Resource["_ts"]! > 0);
        Assert.True(read.RequestCharge > 0);
        Assert.NotEmpty(read.Headers.Session);
    }

    [Fact]
    public async Task What_is_written_is_what_is_read_whatever_its_values()
    {
        var container = await fixture.NewContainerAsync();
        var written = JObject.Parse("""
            {"id":"a","pk":"village-1","text":"é \" \\ / \u0001 日本 😀","zero":0,"negative":-1.5,"big":9007199254740991,"tiny":1e-10,
             "yes":true,"no":false,"nothing":null,"list":[1,"two",[],{}],"nested":{"deep":{"deeper":[{"x":1}]}},"":"empty name","date":"2026-11-21T00:00:00Z"}
            """);
        await container.CreateItemAsync(written, Sample.Partition);
        using var read = await container.ReadItemStreamAsync("a", Sample.Partition);
        var document = Streams.Read(read.Content);
        foreach (var system in document.Properties().Where(property => property.Name.StartsWith('_')).ToList())
        {
            system.Remove();
        }

        Assert.True(JToken.DeepEquals(Streams.Parse(written.ToString()), document), document.ToString());
    }

    [Fact]
    public async Task System_properties_that_a_caller_sends_do_not_count()
    {
        var container = await fixture.NewContainerAsync();
        var document = Sample.Document("a");
        (document["_etag"], document["_ts"], document["_rid"]) = ("mine", 1, "mine");
        var created = await container.CreateItemAsync(document, Sample.Partition);
        Assert.NotEqual("mine", created.ETag);
        Assert.NotEqual("mine", (string?)created.Resource["_rid"]);
        Assert.NotEqual(1, (long)created.Resource["_ts"]!);
    }

    [Fact]
    public async Task The_same_id_in_one_partition_is_a_conflict_and_in_another_is_not()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(Sample.Document("a", number: 1), Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.Conflict, () => container.CreateItemAsync(Sample.Document("a", number: 2), Sample.Partition));
        await container.CreateItemAsync(Sample.Document("a", "village-2", 3), new PartitionKey("village-2"));
        Assert.Equal(1, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
        Assert.Equal(3, (int)(await container.ReadItemAsync<JObject>("a", new PartitionKey("village-2"))).Resource["number"]!);
    }

    [Fact]
    public async Task What_is_not_there_is_not_found()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("b", Sample.Partition), 0);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("a", new PartitionKey("elsewhere")), 0);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReplaceItemAsync(Sample.Document("b"), "b", Sample.Partition), 0);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.DeleteItemAsync<JObject>("b", Sample.Partition), 0);
        var patch = new[] { PatchOperation.Set("/number", 1) };
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.PatchItemAsync<JObject>("b", Sample.Partition, patch), 0);
    }

    [Fact]
    public async Task An_item_of_a_container_that_is_not_there_is_not_found()
    {
        var container = fixture.Database.GetContainer("absent");
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("a", Sample.Partition));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.CreateItemAsync(Sample.Document("a"), Sample.Partition));
    }

    [Fact]
    public async Task Replace_keeps_the_resource_id_and_changes_the_rest()
    {
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Document("a", number: 1), Sample.Partition);
        var replaced = await container.ReplaceItemAsync(Sample.Document("a", number: 2), "a", Sample.Partition);
        Assert.Equal(HttpStatusCode.OK, replaced.StatusCode);
        Assert.Equal(2, (int)replaced.Resource["number"]!);
        Assert.Equal((string?)created.Resource["_rid"], (string?)replaced.Resource["_rid"]);
        Assert.NotEqual(created.ETag, replaced.ETag);
    }

    [Fact]
    public async Task Upsert_creates_and_then_replaces()
    {
        var container = await fixture.NewContainerAsync();
        var first = await container.UpsertItemAsync(Sample.Document("a", number: 1), Sample.Partition);
        var second = await container.UpsertItemAsync(Sample.Document("a", number: 2), Sample.Partition);
        Assert.Equal(HttpStatusCode.Created, first.StatusCode);
        Assert.Equal(HttpStatusCode.OK, second.StatusCode);
        Assert.Equal((string?)first.Resource["_rid"], (string?)second.Resource["_rid"]);
        Assert.Equal(2, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Fact]
    public async Task A_deleted_item_is_gone_and_its_id_is_free()
    {
        var container = await fixture.NewContainerAsync();
        var first = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        var deleted = await container.DeleteItemAsync<JObject>("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.NoContent, deleted.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("a", Sample.Partition));
        var again = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        Assert.NotEqual((string?)first.Resource["_rid"], (string?)again.Resource["_rid"]);
    }

    [Fact]
    public async Task Without_content_on_write_the_answer_is_empty_and_the_item_is_there()
    {
        var container = await fixture.NewContainerAsync();
        var quiet = new ItemRequestOptions { EnableContentResponseOnWrite = false };
        var created = await container.CreateItemAsync(Sample.Document("a"), Sample.Partition, quiet);
        Assert.Null(created.Resource);
        Assert.NotEmpty(created.ETag);
        var replaced = await container.UpsertItemAsync(Sample.Document("a", number: 5), Sample.Partition, quiet);
        Assert.Null(replaced.Resource);
        Assert.Equal(5, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Theory]
    [InlineData("a b")]
    [InlineData("é日本")]
    [InlineData("a+b=c&d@e!")]
    [InlineData("with.dots:and,commas;")]
    [InlineData("it's \"quoted\"")]
    public async Task Ids_may_hold_what_a_path_must_escape(string id)
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(Sample.Document(id), Sample.Partition);
        var read = await container.ReadItemAsync<JObject>(id, Sample.Partition);
        Assert.Equal(id, (string?)read.Resource["id"]);
        await container.DeleteItemAsync<JObject>(id, Sample.Partition);
    }

    [Fact]
    public async Task Documents_that_are_not_documents_are_bad_requests()
    {
        var container = await fixture.NewContainerAsync();
        foreach (var text in (string[])["", "[]", "1", "{", """{"pk":"village-1"}""", """{"id":5,"pk":"village-1"}""", """{"id":"","pk":"village-1"}""", """{"id":"a/b","pk":"village-1"}"""])
        {
            using var answer = await container.CreateItemStreamAsync(Streams.Of(text), Sample.Partition);
            Assert.True(answer.StatusCode == HttpStatusCode.BadRequest, $"{text}: {answer.StatusCode}");
        }
    }

    [Fact]
    public async Task A_document_of_two_megabytes_fits_and_a_larger_one_does_not()
    {
        const int Limit = 2 * 1024 * 1024;
        var container = await fixture.NewContainerAsync();
        var created = await container.CreateItemAsync(Sample.Large("fits", Limit - 1024), Sample.Partition);
        Assert.Equal(HttpStatusCode.Created, created.StatusCode);
        await Refusal.OfAsync(HttpStatusCode.RequestEntityTooLarge, () => container.CreateItemAsync(Sample.Large("large", Limit), Sample.Partition));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<JObject>("large", Sample.Partition));
    }

    [Theory]
    [InlineData("0.0", "0")]
    [InlineData("-12.50", "-12.5")]
    [InlineData("1e2", "100")]
    [InlineData("[1.0,{\"b\":2.00,\"c\":[3.5]},\"4.0\"]", "[1,{\"b\":2,\"c\":[3.5]},\"4.0\"]")]
    [InlineData("9007199254740993", "9007199254740993")]
    [InlineData("1e300", "1E+300")]
    [InlineData("12345678901234567890123", "1.2345678901234568E+22")]
    public async Task A_number_comes_back_in_its_shortest_form(string written, string read)
    {
        var container = await fixture.NewContainerAsync();
        var document = $"{{\"id\":\"a\",\"pk\":\"{Sample.Key}\",\"n\":{written},\"_ts\":1.0,\"last\":{written}}}";
        using var created = await container.CreateItemStreamAsync(Streams.Of(document), Sample.Partition);
        using var reader = new StreamReader((await container.ReadItemStreamAsync("a", Sample.Partition)).Content);
        Assert.StartsWith($"{{\"id\":\"a\",\"pk\":\"{Sample.Key}\",\"n\":{read},\"last\":{read},\"_rid\"", await reader.ReadToEndAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("0")]
    [InlineData("1.5")]
    [InlineData("\"5\"")]
    public async Task A_time_to_live_that_is_none_is_a_bad_request(string ttl)
    {
        var container = await fixture.NewContainerAsync();
        using var answer = await container.CreateItemStreamAsync(Streams.Of($"{{\"id\":\"a\",\"pk\":\"{Sample.Key}\",\"ttl\":{ttl}}}"), Sample.Partition);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }
}
