using System.Net;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.Functions.Evidence;
using Dtks.Platform.Changes;
using Dtks.Platform.Idempotency;
using Dtks.Platform.Messaging;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Faults;

/// <summary><c>GET /health</c>, asked by anyone, while parts of the system are there and away.</summary>
public sealed class HealthTests(FlowHost host) : IClassFixture<FlowHost>, IAsyncLifetime
{
    private static readonly string[] Parts = ["blobs", "keys", "queues", "store"];
    private readonly Flow _flow = host.Flow;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _flow.MendAsync();

    [Fact]
    public async Task All_is_well_and_each_part_is_told_with_its_time()
    {
        var answer = (await AskAsync()).Expect(HttpStatusCode.OK);

        Assert.Empty(Unhealthy(answer));
        Assert.Equal(["checks", "status"], Names(answer.Json));
        Assert.Equal(Parts, Names(answer.Json["checks"]!));
        Assert.All(answer.Json["checks"]!.Values(), part => Assert.Equal(["milliseconds", "status"], Names(part)));
        Assert.True(answer.Headers.CacheControl!.NoStore);
    }

    [Theory]
    [InlineData("503")]
    [InlineData("dropBefore")]
    public async Task A_store_that_is_away_is_503_until_it_is_back(string kind)
    {
        await _flow.FailAsync(new { kind });
        Assert.Equal(["store"], Unhealthy((await AskAsync()).Expect(HttpStatusCode.ServiceUnavailable)));

        await _flow.MendAsync();
        Assert.Empty(Unhealthy((await AskAsync()).Expect(HttpStatusCode.OK)));
    }

    [Fact]
    public async Task A_store_short_of_throughput_is_degraded_and_needs_no_other_host()
    {
        await _flow.FailAsync(new { kind = "429" });
        var answer = (await AskAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal(("degraded", "degraded"), (answer["status"], answer["checks.store.status"]));
    }

    [Fact]
    public async Task A_queue_that_is_missing_is_503()
    {
        var queue = host.Services.GetRequiredService<QueueServiceClient>().GetQueueClient(QueueNames.Poison(DeliverOutbox.Queue));
        await queue.DeleteAsync();
        Assert.Equal(["queues"], Unhealthy((await AskAsync()).Expect(HttpStatusCode.ServiceUnavailable)));

        await queue.CreateAsync();
        Assert.Empty(Unhealthy((await AskAsync()).Expect(HttpStatusCode.OK)));
    }

    [Fact]
    public async Task A_blob_container_that_is_missing_is_503()
    {
        var incoming = host.Services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(BlobContainer.Incoming);
        await incoming.DeleteAsync();
        Assert.Equal(["blobs"], Unhealthy((await AskAsync()).Expect(HttpStatusCode.ServiceUnavailable)));

        await incoming.CreateAsync();
        Assert.Empty(Unhealthy((await AskAsync()).Expect(HttpStatusCode.OK)));
    }

    // The latest finding is kept for some seconds of the clock.
    private async Task<Answer> AskAsync()
    {
        (await _flow.SendAsync(HttpMethod.Post, "/dev/clock", body: new { advance = "PT10S" })).Expect(HttpStatusCode.OK);
        return await _flow.GetAsync("/health");
    }

    private static IEnumerable<string> Unhealthy(Answer answer) =>
        Names(answer.Json["checks"]!).Where(part => answer[$"checks.{part}.status"] == "unhealthy");

    private static IEnumerable<string> Names(JToken json) => ((JObject)json).Properties().Select(p => p.Name).Order(StringComparer.Ordinal);
}
