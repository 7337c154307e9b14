using System.Net;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Scripts;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Http;

/// <summary>What LocalCosmos does not do says so in one line.</summary>
public sealed class NotDoneTests
{
    private const string Says = "LocalCosmos does not do";

    private static async Task RefusedAsync(Func<Task> request)
    {
        var refusal = await Refusal.OfAsync(HttpStatusCode.BadRequest, request);
        Assert.Contains(Says, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Scripts_are_refused()
    {
        await using var local = await LocalGateway.StartAsync();
        var scripts = (await local.NewContainerAsync()).Scripts;
        await RefusedAsync(() => scripts.CreateStoredProcedureAsync(new StoredProcedureProperties("s", "function(){}")));
        await RefusedAsync(() => scripts.CreateTriggerAsync(new TriggerProperties { Id = "t", Body = "function(){}" }));
        await RefusedAsync(() => scripts.CreateUserDefinedFunctionAsync(new UserDefinedFunctionProperties { Id = "u", Body = "function(){}" }));
    }

    [Fact]
    public async Task A_write_that_names_a_trigger_is_refused_and_does_not_happen()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        await RefusedAsync(() => container.CreateItemAsync(Sample.Document("a"), requestOptions: new ItemRequestOptions { PreTriggers = ["t"] }));
        await RefusedAsync(() => container.UpsertItemAsync(Sample.Document("a"), requestOptions: new ItemRequestOptions { PostTriggers = ["t"] }));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReadItemAsync<object>("a", Sample.Partition));
    }

    [Fact]
    public async Task Hierarchical_partition_keys_users_and_vectors_are_refused()
    {
        await using var local = await LocalGateway.StartAsync();
        Database database = await local.Client.CreateDatabaseAsync("db");
        await RefusedAsync(() => database.CreateContainerAsync(new ContainerProperties("c", ["/a", "/b"])));
        await RefusedAsync(() => database.CreateUserAsync("someone"));
        await RefusedAsync(() => local.NewContainerAsync(properties => properties.ComputedProperties =
            [new ComputedProperty { Name = "lower", Query = "SELECT VALUE LOWER(c.name) FROM c" }]));
    }

    [Fact]
    public async Task The_change_feed_of_all_versions_is_refused()
    {
        await using var local = await LocalGateway.StartAsync();
        await local.NewContainerAsync();
        using var http = new HttpClient();
        using var request = SignedRequest.Make(local.Gateway.Endpoint, HttpMethod.Get, "dbs/db/colls/c", "docs", null);
        request.Headers.TryAddWithoutValidation("A-IM", "Full-Fidelity Feed");
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains(Says, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("x-ms-cosmos-supported-serialization-formats", "CosmosBinary", "{\"id\":\"a\",\"pk\":\"village-1\"}")]
    [InlineData("x-ms-documentdb-content-serialization-format", "CosmosBinary", "{\"id\":\"a\",\"pk\":\"village-1\"}")]
    [InlineData("x-ms-cosmos-supported-serialization-formats", "JsonText, CosmosBinary", "\u0080\u00d0")]
    public async Task Binary_encoding_is_refused_in_one_line(string header, string value, string body)
    {
        await using var local = await LocalGateway.StartAsync();
        await local.NewContainerAsync();
        using var http = new HttpClient();
        using var request = SignedRequest.Make(local.Gateway.Endpoint, HttpMethod.Post, "dbs/db/colls/c", "docs", null);
        request.Content = new ByteArrayContent(System.Text.Encoding.Latin1.GetBytes(body));
        request.Headers.TryAddWithoutValidation("x-ms-documentdb-partitionkey", "[\"village-1\"]");
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await http.SendAsync(request);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains($"{Says} binary encoding", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }
}
