using System.Net;
using Microsoft.Azure.Cosmos;
using Microsoft.Azure.Cosmos.Scripts;
using Newtonsoft.Json.Linq;
using Xunit;

namespace Dtks.LocalCosmos.Tests.Conformance;

/// <summary>What LocalCosmos does not do says so; these say nothing of the service.</summary>
public abstract class NotDoneCases(GatewayFixture fixture)
{
    private async Task<string> RefusedAsync(Func<Task> request)
    {
        var refusal = await Refusal.OfAsync(HttpStatusCode.BadRequest, request);
        Assert.Contains("LocalCosmos does not do", refusal.Message, StringComparison.Ordinal);
        return refusal.Message;
    }

    [Fact]
    public async Task Scripts_are_refused()
    {
        var container = await fixture.NewContainerAsync();
        await RefusedAsync(() => container.Scripts.CreateStoredProcedureAsync(new StoredProcedureProperties("s", "function(){}")));
        await RefusedAsync(() => container.Scripts.CreateTriggerAsync(new TriggerProperties { Id = "t", Body = "function(){}" }));
        await RefusedAsync(() => container.Scripts.CreateUserDefinedFunctionAsync(new UserDefinedFunctionProperties { Id = "u", Body = "function(){}" }));
    }

    [Fact]
    public Task Hierarchical_partition_keys_are_refused() =>
        RefusedAsync(() => fixture.Database.CreateContainerAsync(new ContainerProperties($"c-{Guid.NewGuid():N}", ["/a", "/b"])));

    [Fact]
    public async Task The_full_change_feed_is_refused()
    {
        var container = await fixture.NewContainerAsync();
        var answer = await fixture.SendAsync(
            HttpMethod.Get, $"dbs/{fixture.Database.Id}/colls/{container.Id}", "docs", null, ("A-IM", "Full-Fidelity Feed"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("LocalCosmos does not do", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public Task Users_are_refused() => RefusedAsync(() => fixture.Database.CreateUserAsync("someone"));
}
