using System.Net;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Partial document update, after "Partial document update in Azure Cosmos DB".</summary>
public abstract class PatchCases(GatewayFixture fixture)
{
    private const string Document = """{"id":"a","pk":"village-1","number":1,"text":"x","list":[1,2,3],"inner":{"a":1},"nothing":null}""";

    private async Task<Container> StartAsync()
    {
        var container = await fixture.NewContainerAsync();
        await container.CreateItemAsync(JObject.Parse(Document), Sample.Partition);
        return container;
    }

    private static async Task<JObject> PatchAsync(Container container, params PatchOperation[] operations) =>
        (await container.PatchItemAsync<JObject>("a", Sample.Partition, operations)).Resource;

    [Fact]
    public async Task Add_puts_a_member_or_makes_room_in_an_array()
    {
        var container = await StartAsync();
        var patched = await PatchAsync(
            container, PatchOperation.Add("/fresh", "y"), PatchOperation.Add("/list/1", 9), PatchOperation.Add("/list/-", 4), PatchOperation.Add("/inner/b", new { c = 1 }));
        Assert.Equal("y", (string?)patched["fresh"]);
        Assert.Equal([1, 9, 2, 3, 4], patched["list"]!.Select(value => (int)value));
        Assert.Equal(1, (int)patched["inner"]!["b"]!["c"]!);
    }

    [Fact]
    public async Task Set_puts_a_member_or_takes_the_place_in_an_array()
    {
        var container = await StartAsync();
        var patched = await PatchAsync(container, PatchOperation.Set("/text", "y"), PatchOperation.Set("/fresh", 1), PatchOperation.Set("/list/1", 9));
        Assert.Equal("y", (string?)patched["text"]);
        Assert.Equal(1, (int)patched["fresh"]!);
        Assert.Equal([1, 9, 3], patched["list"]!.Select(value => (int)value));
    }

    [Fact]
    public async Task Replace_and_remove_need_what_they_name()
    {
        var container = await StartAsync();
        var patched = await PatchAsync(
            container, PatchOperation.Replace("/text", "y"), PatchOperation.Remove("/list/0"), PatchOperation.Remove("/inner/a"), PatchOperation.Replace("/nothing", 1));
        Assert.Equal("y", (string?)patched["text"]);
        Assert.Equal([2, 3], patched["list"]!.Select(value => (int)value));
        Assert.Null(patched["inner"]!["a"]);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Replace("/absent", 1)));
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Remove("/absent")));
    }

    [Fact]
    public async Task Increment_adds_to_a_number_and_starts_what_is_absent()
    {
        var container = await StartAsync();
        var patched = await PatchAsync(container, PatchOperation.Increment("/number", 5), PatchOperation.Increment("/fresh", -2), PatchOperation.Increment("/list/0", 0.5));
        Assert.Equal(6, (int)patched["number"]!);
        Assert.Equal(-2, (int)patched["fresh"]!);
        Assert.Equal(1.5, (double)patched["list"]![0]!);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Increment("/text", 1)));
    }

    [Fact]
    public async Task Move_takes_a_value_elsewhere()
    {
        var container = await StartAsync();
        var patched = await PatchAsync(container, PatchOperation.Move("/text", "/inner/moved"));
        Assert.Null(patched["text"]);
        Assert.Equal("x", (string?)patched["inner"]!["moved"]);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Move("/absent", "/there")));
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Move("/inner", "/inner/deeper")));
    }

    [Fact]
    public async Task A_patch_takes_effect_whole_or_not_at_all()
    {
        var container = await StartAsync();
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Set("/number", 9), PatchOperation.Remove("/absent")));
        Assert.Equal(1, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Theory]
    [InlineData("/id")]
    [InlineData("/pk")]
    [InlineData("/_ts")]
    [InlineData("/list/7")]
    [InlineData("/absent/inner")]
    [InlineData("/text/inner")]
    public async Task What_must_stay_and_what_does_not_fit_is_a_bad_request(string path)
    {
        var container = await StartAsync();
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, PatchOperation.Set(path, "y")));
    }

    [Fact]
    public async Task Ten_operations_are_allowed_and_eleven_are_not()
    {
        var container = await StartAsync();
        var ten = Enumerable.Range(0, 10).Select(i => PatchOperation.Set($"/m{i}", i)).ToArray();
        Assert.Equal(9, (int)(await PatchAsync(container, ten))["m9"]!);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => PatchAsync(container, [.. ten, PatchOperation.Set("/m10", 10)]));
    }

    [Fact]
    public async Task A_predicate_that_fails_is_a_failed_precondition()
    {
        var container = await StartAsync();
        var operations = new[] { PatchOperation.Increment("/number", 1) };
        var holds = new PatchItemRequestOptions { FilterPredicate = "from c where c.number = 1 and c.text = 'x'" };
        await container.PatchItemAsync<JObject>("a", Sample.Partition, operations, holds);
        await Refusal.OfAsync(HttpStatusCode.PreconditionFailed, () => container.PatchItemAsync<JObject>("a", Sample.Partition, operations, holds));
        var malformed = new PatchItemRequestOptions { FilterPredicate = "from c where (" };
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.PatchItemAsync<JObject>("a", Sample.Partition, operations, malformed));
        Assert.Equal(2, (int)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["number"]!);
    }

    [Fact]
    public async Task A_predicate_goes_by_the_time_of_the_request()
    {
        var container = await StartAsync();
        var operations = new[] { PatchOperation.Increment("/number", 1) };
        var fresh = new PatchItemRequestOptions { FilterPredicate = "from c where c._ts * 1000 > GetCurrentTimestamp() - 3600000 and GetCurrentTimestamp() - 3600000 > 0" };
        Assert.Equal(2, (int)(await container.PatchItemAsync<JObject>("a", Sample.Partition, operations, fresh)).Resource["number"]!);
    }
}
