using System.Net;
using Dtks.LocalCosmos.Metering;
using Dtks.LocalCosmos.Tests.Conformance;
using Microsoft.Azure.Cosmos;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Metering;

/// <summary>Throughput held to, second by second.</summary>
public sealed class ThroughputTests
{
    [Fact]
    public void A_second_gives_what_is_provisioned_and_debt_is_paid_first()
    {
        var clock = new ManualClock();
        var gate = new ThroughputGate(clock);
        Assert.Null(gate.WaitFor("c", 400));
        gate.Charge("c", 399);
        Assert.Null(gate.WaitFor("c", 400));
        gate.Charge("c", 401);
        Assert.Equal(2001, gate.WaitFor("c", 400)!.Value.TotalMilliseconds);
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.NotNull(gate.WaitFor("c", 400));
        clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(gate.WaitFor("c", 400));
    }

    [Fact]
    public void What_a_second_leaves_is_not_saved_for_the_next()
    {
        var clock = new ManualClock();
        var gate = new ThroughputGate(clock);
        Assert.Null(gate.WaitFor("c", 400));
        clock.Advance(TimeSpan.FromSeconds(100));
        Assert.Null(gate.WaitFor("c", 400));
        gate.Charge("c", 400);
        Assert.NotNull(gate.WaitFor("c", 400));
    }

    [Fact]
    public async Task Beyond_its_throughput_a_container_answers_429_with_when_to_come_back()
    {
        await using var local = await LocalGateway.StartAsync(shape: options => options with { EnforceThroughput = true });
        var container = await local.NewContainerAsync(throughput: 400);
        await container.CreateItemAsync(Sample.Large("large", 1_000_000), Sample.Partition);
        var refusal = await Refusal.OfAsync(HttpStatusCode.TooManyRequests, () => container.ReadItemAsync<JObject>("large", Sample.Partition), 3200);
        Assert.True(refusal.RetryAfter > TimeSpan.Zero);
        local.Clock.Advance(refusal.RetryAfter!.Value);
        Assert.Equal(HttpStatusCode.OK, (await container.ReadItemAsync<JObject>("large", Sample.Partition)).StatusCode);
    }

    [Fact]
    public async Task Unless_it_is_wanted_nothing_is_held_to()
    {
        await using var local = await LocalGateway.StartAsync();
        var container = await local.NewContainerAsync(throughput: 400);
        for (var i = 0; i < 3; i++)
        {
            await container.CreateItemAsync(Sample.Large($"large-{i}", 1_000_000), Sample.Partition);
        }
    }
}
