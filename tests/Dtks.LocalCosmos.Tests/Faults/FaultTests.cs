using System.Net;
using Dtks.LocalCosmos.Faults;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Faults;

/// <summary>Requests made to fail.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData(FaultKind.RequestTimeout, 408, 0)]
    [InlineData(FaultKind.Gone, 410, 1002)]
    [InlineData(FaultKind.TooManyRequests, 429, 3200)]
    [InlineData(FaultKind.RetryWith, 449, 0)]
    [InlineData(FaultKind.ServiceUnavailable, 503, 0)]
    public async Task A_fault_answers_with_its_status_and_has_no_effect(FaultKind kind, int status, int subStatus)
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Faults.Add(new FaultRule { Kind = kind, Operation = CosmosOperation.Create });
        using var answer = await RawCreateAsync(local, "a");
        Assert.Equal(status, (int)answer.StatusCode);
        Assert.Equal(subStatus.ToString(System.Globalization.CultureInfo.InvariantCulture), answer.Headers.GetValues("x-ms-substatus").Single());
        Assert.Equal(kind == FaultKind.TooManyRequests, answer.Headers.Contains("x-ms-retry-after-ms"));
        local.Gateway.Faults.Clear();
        using var absent = await container.ReadItemStreamAsync("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task A_rule_is_for_its_container_operation_and_count()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Faults.Add(new FaultRule { Kind = FaultKind.TooManyRequests, Container = "other" });
        local.Gateway.Faults.Add(new FaultRule { Kind = FaultKind.TooManyRequests, Container = "c", Operation = CosmosOperation.Create, Count = 2 });
        for (var i = 0; i < 2; i++)
        {
            await Refusal.OfAsync(HttpStatusCode.TooManyRequests, () => container.CreateItemAsync(Sample.Document("a"), Sample.Partition));
        }

        await container.CreateItemAsync(Sample.Document("a"), Sample.Partition);
        await container.ReadItemAsync<JObject>("a", Sample.Partition);
        Assert.Equal([0, 2], local.Gateway.Faults.List().Select(fault => fault.Failed));
    }

    [Fact]
    public void The_same_seed_strikes_the_same_requests_and_the_share_is_kept()
    {
        static bool[] Draw(int seed)
        {
            var fault = new ActiveFault(new FaultRule { Kind = FaultKind.Gone, Share = 0.3, Seed = seed });
            return [.. Enumerable.Range(0, 1000).Select(_ => fault.Strikes("db/c", CosmosOperation.Read))];
        }

        Assert.Equal(Draw(1), Draw(1));
        Assert.NotEqual(Draw(1), Draw(2));
        Assert.InRange(Draw(1).Count(struck => struck), 250, 350);
    }

    [Fact]
    public async Task A_connection_dropped_before_leaves_no_effect()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Faults.Add(new FaultRule { Kind = FaultKind.DropBefore, Operation = CosmosOperation.Create });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => RawCreateAsync(local, "a"));
        using var absent = await container.ReadItemStreamAsync("a", Sample.Partition);
        Assert.Equal(HttpStatusCode.NotFound, absent.StatusCode);
    }

    [Fact]
    public async Task A_connection_dropped_after_leaves_the_effect()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Faults.Add(new FaultRule { Kind = FaultKind.DropAfter, Operation = CosmosOperation.Create });
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => RawCreateAsync(local, "a"));
        Assert.Equal("a", (string?)(await container.ReadItemAsync<JObject>("a", Sample.Partition)).Resource["id"]);
    }

    [Fact]
    public async Task A_late_answer_is_still_an_answer()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync();
        local.Gateway.Faults.Add(new FaultRule { Kind = FaultKind.Delay, DelayMilliseconds = 5 });
        Assert.Equal(HttpStatusCode.Created, (await container.CreateItemAsync(Sample.Document("a"), Sample.Partition)).StatusCode);
        Assert.Equal(1, local.Gateway.Faults.List()[0].Failed);
    }

    [Fact]
    public void Rules_come_and_go_as_json()
    {
        var faults = new FaultInjector();
        faults.AddJson("""{"kind":"429","container":"db/c","operation":"batch","share":0.5,"count":3,"seed":7,"retryAfterMilliseconds":5}""");
        faults.AddJson("""{"kind":"dropAfter"}""");
        var shown = JObject.Parse(faults.ToJson())["faults"]!;
        Assert.Equal(["429", "dropAfter"], shown.Select(fault => (string?)fault["rule"]!["kind"]));
        Assert.Equal("batch", (string?)shown[0]!["rule"]!["operation"]);
        faults.Clear();
        Assert.Empty(faults.List());
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"kind":"500"}""")]
    [InlineData("""{"kind":"429","share":0}""")]
    [InlineData("""{"kind":"429","share":1.01}""")]
    [InlineData("""{"kind":"429","count":0}""")]
    [InlineData("""{"kind":"delay","delayMilliseconds":600001}""")]
    [InlineData("""{"kind":"429","operation":"dance"}""")]
    [InlineData("""{"kind":"429","unknown":1}""")]
    public void A_malformed_rule_is_refused_and_changes_nothing(string json)
    {
        var faults = new FaultInjector();
        Assert.Throws<FormatException>(() => faults.AddJson(json));
        Assert.Empty(faults.List());
    }

    private static async Task<HttpResponseMessage> RawCreateAsync(LocalGateway local, string id)
    {
        using var http = new HttpClient();
        using var request = SignedRequest.Make(local.Gateway.Endpoint, HttpMethod.Post, "dbs/db/colls/c", "docs", Sample.Document(id).ToString());
        request.Headers.Add("x-ms-documentdb-partitionkey", $"[\"{Sample.Key}\"]");
        return await http.SendAsync(request);
    }
}
