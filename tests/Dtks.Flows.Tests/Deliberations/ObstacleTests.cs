using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>A decision that cannot be carried out stops no other, is shown, and is carried out after a repair and a replay.</summary>
[Collection("deliberations")]
[Trait("rule", "MUS-7")]
public sealed class ObstacleTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task An_unreadable_proposal_is_shown_and_set_aside_the_others_are_decided_and_it_is_after_repair_and_replay()
    {
        var (deliberation, named) = await DecidedAsync(3);
        await host.SpoilAsync("registry", deliberation.Village, $"proposal-{named[0]}");
        (await deliberation.ConcludeAsync(3)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var decided = await deliberation.StatusOfAsync(named[1]);
        Assert.NotEqual("deliberating", decided);
        Assert.Equal(decided, await deliberation.StatusOfAsync(named[2]));
        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal("setAside.unreadable", seen["decisions[0].obstacle.code"]);
        Assert.StartsWith("This decision could not be applied. A stored record", seen["decisions[0].obstacle.detail"], StringComparison.Ordinal);
        Assert.Null(seen["decisions[1].obstacle"]);
        var kept = Assert.Single(await _flow.SetAsideAsync("deliberations-single"), k => k["message"]!.ToString().Contains(deliberation.Id, StringComparison.Ordinal));
        Assert.Equal((deliberation.Village, $"deliberations/{deliberation.Village}/{deliberation.Id}"), (kept["area"]!.ToString(), kept["subject"]!.ToString()));

        await host.RepairAsync("registry", deliberation.Village, $"proposal-{named[0]}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);

        Assert.Equal(decided, await deliberation.StatusOfAsync(named[0]));
        Assert.Null((await _flow.GetAsync(deliberation.Path, deliberation.Officer))["decisions[0].obstacle"]);
    }

    [Fact]
    public async Task A_decision_about_what_is_gone_is_shown_as_not_applied_and_is_not_for_an_operator()
    {
        var (deliberation, named) = await DecidedAsync(2);
        (await deliberation.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        using (await host.ContainerOf("registry").DeleteItemStreamAsync($"proposal-{named[1]}", new PartitionKey(deliberation.Village)))
        {
        }

        await host.Services.GetRequiredService<DecisionEffects>().ApplyAsync(new EffectsMessage(deliberation.Village, deliberation.Id, From: 0), CancellationToken.None);
        await _flow.IdleAsync();

        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.StartsWith("Keputusan ini tidak dapat dijalankan. ", seen["decisions[1].obstacle.detail"], StringComparison.Ordinal);
        Assert.NotEqual(seen["decisions[1].obstacle.code"], seen["decisions[1].obstacle.detail"]);
        Assert.Null(seen["decisions[0].obstacle"]);
        Assert.DoesNotContain(await _flow.SetAsideAsync("deliberations-single"), k => k["message"]!.ToString().Contains(deliberation.Id, StringComparison.Ordinal));
        var told = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=deliberations/{deliberation.Village}/{deliberation.Id}")).Json;
        Assert.Single(told, e => e["type"]!.ToString() == "dtks.deliberation.decisionNotApplied.v1");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public async Task A_place_that_no_decision_has_is_refused(int place)
    {
        var (deliberation, _) = await DecidedAsync(2);
        (await deliberation.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        var effects = host.Services.GetRequiredService<DecisionEffects>();

        await Assert.ThrowsAsync<MessageException>(() => effects.ApplyAsync(new EffectsMessage(deliberation.Village, deliberation.Id, place), CancellationToken.None));
        await Assert.ThrowsAsync<MessageException>(() => effects.ApplyAsync(new DecisionMessage(deliberation.Village, deliberation.Id, place), CancellationToken.None));
    }

    private async Task<(DeliberationFlow Deliberation, IReadOnlyList<string> Named)> DecidedAsync(int proposals)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync([.. Enumerable.Repeat("register", proposals)]);
        (await deliberation.DecideAsync([.. named.Select(p => (p, "admit"))])).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        return (deliberation, named);
    }
}
