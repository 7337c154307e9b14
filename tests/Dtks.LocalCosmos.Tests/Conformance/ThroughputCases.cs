using System.Net;
using Microsoft.Azure.Cosmos;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>Provisioned throughput.</summary>
public abstract class ThroughputCases(GatewayFixture fixture)
{
    [Fact]
    public async Task Throughput_is_read_and_replaced()
    {
        var container = await fixture.NewContainerAsync(throughput: 400);
        Assert.Equal(400, await container.ReadThroughputAsync());
        var replaced = await container.ReplaceThroughputAsync(1000);
        Assert.Equal(1000, replaced.Resource.Throughput);
        Assert.Equal(1000, await container.ReadThroughputAsync());
        var whole = await container.ReadThroughputAsync(new RequestOptions());
        Assert.Equal(400, whole.MinThroughput);
        Assert.False(whole.IsReplacePending);
    }

    [Fact]
    public async Task Throughput_out_of_its_limits_is_a_bad_request()
    {
        var container = await fixture.NewContainerAsync(throughput: 400);
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.ReplaceThroughputAsync(300));
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => container.ReplaceThroughputAsync(450));
        await Refusal.OfAsync(HttpStatusCode.BadRequest, () => fixture.NewContainerAsync(throughput: 399));
        Assert.Equal(400, await container.ReadThroughputAsync());
    }

    [Fact]
    public async Task Autoscale_has_a_maximum()
    {
        var properties = new ContainerProperties($"c-{Guid.NewGuid():N}", "/pk");
        Container container = await fixture.Database.CreateContainerAsync(properties, ThroughputProperties.CreateAutoscaleThroughput(4000));
        var read = await container.ReadThroughputAsync(new RequestOptions());
        Assert.Equal(4000, read.Resource.AutoscaleMaxThroughput);
        var replaced = await container.ReplaceThroughputAsync(ThroughputProperties.CreateAutoscaleThroughput(5000));
        Assert.Equal(5000, replaced.Resource.AutoscaleMaxThroughput);
    }

    [Fact]
    public async Task A_database_can_have_throughput_that_its_containers_share()
    {
        Database database = await fixture.Client.CreateDatabaseAsync($"db-{Guid.NewGuid():N}", 600);
        Assert.Equal(600, await database.ReadThroughputAsync());
        await database.DeleteAsync();
    }
}
