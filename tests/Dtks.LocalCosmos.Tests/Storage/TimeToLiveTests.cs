using System.Net;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Storage;

/// <summary>Time to live, on a clock that is moved.</summary>
public sealed class TimeToLiveTests
{
    private static JObject Lasting(string id, JToken? seconds)
    {
        var document = Sample.Document(id);
        if (seconds is not null)
        {
            document["ttl"] = seconds;
        }

        return document;
    }

    private static async Task<bool> IsThereAsync(Container container, string id)
    {
        using var answer = await container.ReadItemStreamAsync(id, Sample.Partition);
        return answer.StatusCode == HttpStatusCode.OK;
    }

    [Fact]
    public async Task An_item_lives_to_the_last_second_of_its_time_and_not_longer()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(properties => properties.DefaultTimeToLive = 60);
        await container.CreateItemAsync(Lasting("whole", null), Sample.Partition);
        await container.CreateItemAsync(Lasting("short", 10), Sample.Partition);
        await container.CreateItemAsync(Lasting("long", 100), Sample.Partition);
        await container.CreateItemAsync(Lasting("ever", -1), Sample.Partition);
        local.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.True(await IsThereAsync(container, "short"));
        local.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsThereAsync(container, "short"));
        local.Clock.Advance(TimeSpan.FromSeconds(49));
        Assert.True(await IsThereAsync(container, "whole"));
        local.Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.False(await IsThereAsync(container, "whole"));
        Assert.True(await IsThereAsync(container, "long"));
        local.Clock.Advance(TimeSpan.FromDays(1000));
        Assert.True(await IsThereAsync(container, "ever"));
        Assert.Equal("ever", (string?)Assert.Single(await Feeds.AllAsync(container.GetItemQueryIterator<JObject>("SELECT * FROM c")))["id"]);
    }

    [Fact]
    public async Task Without_a_default_an_items_own_time_does_not_count()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        await container.CreateItemAsync(Lasting("a", 1), Sample.Partition);
        local.Clock.Advance(TimeSpan.FromDays(1));
        Assert.True(await IsThereAsync(container, "a"));
    }

    [Fact]
    public async Task A_write_begins_the_time_anew()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(properties => properties.DefaultTimeToLive = 60);
        await container.CreateItemAsync(Lasting("a", null), Sample.Partition);
        local.Clock.Advance(TimeSpan.FromSeconds(50));
        await container.ReplaceItemAsync(Lasting("a", null), "a", Sample.Partition);
        local.Clock.Advance(TimeSpan.FromSeconds(50));
        Assert.True(await IsThereAsync(container, "a"));
    }

    [Fact]
    public async Task What_is_over_stands_in_nobodys_way()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(properties =>
        {
            properties.DefaultTimeToLive = 60;
            properties.UniqueKeyPolicy = new UniqueKeyPolicy { UniqueKeys = { new UniqueKey { Paths = { "/number" } } } };
        });
        await container.CreateItemAsync(Sample.Document("a", number: 1), Sample.Partition);
        local.Clock.Advance(TimeSpan.FromSeconds(60));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.ReplaceItemAsync(Sample.Document("a"), "a", Sample.Partition));
        await Refusal.OfAsync(HttpStatusCode.NotFound, () => container.DeleteItemAsync<JObject>("a", Sample.Partition));
        Assert.Equal(HttpStatusCode.Created, (await container.UpsertItemAsync(Sample.Document("b", number: 1), Sample.Partition)).StatusCode);
        Assert.Equal(HttpStatusCode.Created, (await container.CreateItemAsync(Sample.Document("a", number: 2), Sample.Partition)).StatusCode);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-2)]
    [InlineData(1.5)]
    [InlineData("soon")]
    public async Task A_malformed_time_is_a_bad_request(object seconds)
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.CreateItemAsync(Lasting("a", JToken.FromObject(seconds)), Sample.Partition));
    }

    [Fact]
    public async Task The_sweep_takes_off_what_is_over_and_nothing_else()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(properties => properties.DefaultTimeToLive = -1);
        for (var i = 0; i < 450; i++)
        {
            await container.CreateItemAsync(Lasting($"item-{i}", i % 2 == 0 ? 10 : null), Sample.Partition);
        }

        Assert.Equal(0, await local.Gateway.Expiry.RunAsync());
        local.Clock.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(225, await local.Gateway.Expiry.RunAsync());
        Assert.Equal(0, await local.Gateway.Expiry.RunAsync());
        Assert.Equal(225, (await Feeds.AllAsync(container.GetItemQueryIterator<JObject>("SELECT * FROM c"))).Count);
    }
}
