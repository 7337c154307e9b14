using System.Net;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Dtks.LocalHost.Faults;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

/// <summary><c>/dev/faults</c>: the real SDKs meet what was asked for, and no more than that.</summary>
public sealed class FaultTests(HostFixture fixture) : IClassFixture<HostFixture>, IAsyncLifetime
{
    private TestHost Host => fixture.Host;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Host.Http.DeleteAsync("/dev/faults");

    [Fact]
    public async Task A_rule_is_listed_with_what_it_did_and_is_spent_after_its_count()
    {
        await AddAsync("""{"service":"queues","kind":"503","path":"/spent","count":2,"retryAfterSeconds":0}""");

        var found = await Queues().GetQueueClient("spent").ExistsAsync();
        await Queues().GetQueueClient("other").ExistsAsync();

        Assert.False(found.Value);
        var fault = Assert.Single(await ListAsync());
        Assert.Equal(("queues", "503", 2, 2), (fault["rule"]!.Value<string>("service"), fault["rule"]!.Value<string>("kind"), fault.Value<int>("failed"), fault.Value<int>("matched")));
    }

    [Theory]
    [InlineData("""{"service":"blobs","kind":"403","method":"PUT"}""", 403)]
    [InlineData("""{"service":"blobs","kind":"412"}""", 412)]
    public async Task A_status_is_what_the_client_is_told_and_nothing_took_effect(string rule, int status)
    {
        await AddAsync(rule);
        var container = Blobs().GetBlobContainerClient($"c{status}");

        var refused = await Assert.ThrowsAsync<RequestFailedException>(() => container.CreateAsync());

        Assert.Equal(status, refused.Status);
        await Host.Http.DeleteAsync("/dev/faults?service=blobs");
        Assert.False((await container.ExistsAsync()).Value);
    }

    [Fact]
    public async Task A_connection_that_drops_after_the_call_leaves_its_effect_and_one_that_drops_before_leaves_none()
    {
        await AddAsync("""{"service":"queues","kind":"dropAfter","method":"PUT","path":"/kept"}""");
        await AddAsync("""{"service":"queues","kind":"dropBefore","method":"PUT","path":"/lost"}""");

        Assert.NotNull(await Record.ExceptionAsync(() => Queues(attempts: 0).GetQueueClient("kept").CreateAsync()));
        Assert.NotNull(await Record.ExceptionAsync(() => Queues(attempts: 0).GetQueueClient("lost").CreateAsync()));

        Assert.True((await Queues().GetQueueClient("kept").ExistsAsync()).Value);
        Assert.False((await Queues().GetQueueClient("lost").ExistsAsync()).Value);
    }

    [Fact]
    public async Task A_share_strikes_the_same_calls_with_the_same_seed()
    {
        async Task<string> DrawAsync()
        {
            await AddAsync("""{"service":"queues","kind":"404","path":"/drawn","share":0.5,"seed":11}""");
            var drawn = new StringBuilder();
            for (var i = 0; i < 20; i++)
            {
                using var answer = await HandlerClient(OutgoingHttp.Queues).GetAsync(new Uri(Host.App.BaseUrl, "/drawn"));
                var listed = await ListAsync();
                drawn.Append(listed[0].Value<int>("failed")).Append(' ');
            }

            await Host.Http.DeleteAsync("/dev/faults");
            return drawn.ToString();
        }

        var first = await DrawAsync();
        Assert.Equal(first, await DrawAsync());
        Assert.DoesNotContain(" 20 ", first, StringComparison.Ordinal);
        Assert.DoesNotContain("0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0 0", first, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Messages_come_twice_where_that_is_asked_for()
    {
        var queue = Queues(policies: true).GetQueueClient("doubled");
        await queue.CreateAsync();
        await AddAsync("""{"service":"queues","kind":"twice","path":"/doubled/","delayMilliseconds":0}""");

        await queue.SendMessageAsync("one");
        await Host.Http.DeleteAsync("/dev/faults");
        await queue.SendMessageAsync("two");

        var came = (await queue.ReceiveMessagesAsync(10)).Value.Select(m => m.MessageText);
        Assert.Equal(["one", "one", "two"], came);
    }

    [Fact]
    public async Task An_outage_of_events_or_of_the_database_lasts_until_it_is_taken_away()
    {
        await AddAsync("""{"service":"events","kind":"outage"}""");
        await AddAsync("""{"service":"cosmos","kind":"outage"}""");
        Assert.Equal(["events outage", "cosmos dropBefore", "cosmos dropBefore"], (await ListAsync()).Select(f => $"{f["rule"]!["service"]} {f["rule"]!["kind"]}"));

        using var client = HandlerClient(OutgoingHttp.Events);
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync(new Uri(Host.App.BaseUrl, "/dev/queues")));
        await Host.Http.DeleteAsync("/dev/faults?service=cosmos");
        Assert.Equal(["events"], (await ListAsync()).Select(f => f["rule"]!.Value<string>("service")));
        await Host.Http.DeleteAsync("/dev/faults");

        Assert.True((await client.GetAsync(new Uri(Host.App.BaseUrl, "/dev/queues"))).IsSuccessStatusCode);
        Assert.Empty(await ListAsync());
    }

    [Theory]
    [InlineData("""{"service":"sun","kind":"outage"}""", "fault.service")]
    [InlineData("""{"kind":"outage"}""", "fault.service")]
    [InlineData("""{"service":"queues"}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"200"}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"slow"}""", "fault.invalid")]
    [InlineData("""{"service":"blobs","kind":"twice"}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"outage","share":0}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"outage","share":1.01}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"outage","count":0}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"delay","delayMilliseconds":600001}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"503","retryAfterSeconds":601}""", "fault.invalid")]
    [InlineData("""{"service":"queues","kind":"outage","container":"registry"}""", "fault.invalid")]
    [InlineData("""{"service":"cosmos","kind":"outage","path":"/x"}""", "fault.invalid")]
    [InlineData("[]", "fault.invalid")]
    public async Task A_rule_that_is_none_is_refused_and_changes_nothing(string rule, string code)
    {
        await ProblemAssert.IsAsync(await PostAsync(rule), HttpStatusCode.BadRequest, code);
        Assert.Empty(await ListAsync());
    }

    [Fact]
    public async Task A_host_that_is_cut_off_reaches_nothing_and_lets_go_of_its_data()
    {
        var data = Directory.CreateTempSubdirectory("dtks-cut-").FullName;
        var host = await TestHost.StartAsync(data);
        var client = new HttpClient(host.App.Services.GetRequiredKeyedService<HttpMessageHandler>(OutgoingHttp.Blobs), disposeHandler: false);
        var book = host.App.Services.GetRequiredService<OutgoingFaults>();

        book.Cut();
        await Assert.ThrowsAsync<CutOffException>(() => client.GetAsync(Host.App.BaseUrl));
        await host.App.AbandonAsync();

        await using var again = await TestHost.StartAsync(data);
        Assert.True((await again.Http.GetAsync("/dev/queues")).IsSuccessStatusCode);
    }

    private QueueServiceClient Queues(int attempts = 3, bool policies = false)
    {
        var options = new QueueClientOptions().SendBy(Host.App.Services, OutgoingHttp.Queues);
        options.Retry.MaxRetries = attempts;
        options.Retry.Delay = TimeSpan.FromMilliseconds(1);
        foreach (var policy in policies ? Host.App.Services.GetServices<Azure.Core.Pipeline.HttpPipelinePolicy>() : [])
            options.AddPolicy(policy, Azure.Core.HttpPipelinePosition.PerCall);
        return new QueueServiceClient(Host.StorageConnection, options);
    }

    private BlobServiceClient Blobs() => new(Host.StorageConnection, new BlobClientOptions().SendBy(Host.App.Services, OutgoingHttp.Blobs));

    private HttpClient HandlerClient(string service) => OutgoingHttp.ClientOf(Host.App.Services, service)!();

    private async Task AddAsync(string rule)
    {
        using var answer = await PostAsync(rule);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private Task<HttpResponseMessage> PostAsync(string rule) => Host.Http.PostAsync("/dev/faults", new StringContent(rule, Encoding.UTF8, "application/json"));

    private async Task<JArray> ListAsync() => (JArray)JObject.Parse(await Host.Http.GetStringAsync("/dev/faults"))["faults"]!;
}
