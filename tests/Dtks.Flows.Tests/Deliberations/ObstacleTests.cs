using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Verification;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

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

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Of_a_household_that_moved_nothing_is_concluded_and_what_was_concluded_before_says_in_words_why_it_came_too_late()
    {
        var place = Place.Next();
        var household = Assert.Single(await _flow.RecipientsAsync([SampleFamily.Of(place.Village)], "PKH"));
        var (concluded, open) = (await DeliberationFlow.OpenAsync(_flow, place.Village), await DeliberationFlow.OpenAsync(_flow, place.Village));
        var there = place.Villages[1];
        var termination = new[] { new { household, decision = "terminate", ground = 11, note = "Dinilai mampu" } };
        (await open.PutAsync(termination)).Expect(HttpStatusCode.OK);
        await open.UploadAsync();
        await new FamilySteps(_flow, concluded.Officer, place.Village, household).MoveAsync(there);
        (await _flow.PostAsync($"/households/{there}/{household}/arrival", await _flow.TokenAsync("village-officer", there), new { })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await open.ConcludeAsync(0, 1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.householdUnknown", "MUS-7", "/decisions/0/household");
        (await concluded.PutAsync(termination)).ExpectProblem(HttpStatusCode.BadRequest, "resolution.householdUnknown", "MUS-2", "/0/household");

        // As one that was concluded in the moment before, and whose effect comes after.
        await open.PutAsync(new JArray());
        (await open.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await host.EditAsync("registry", place.Village, $"deliberation-{open.Id}", stored => stored["state"]!["resolutions"] = new JArray(new JObject { ["householdId"] = household, ["verdict"] = "terminate", ["ground"] = 11 }));
        await host.Services.GetRequiredService<DecisionEffects>().ApplyAsync(new EffectsMessage(place.Village, open.Id, From: 0), CancellationToken.None);
        var seen = (await _flow.GetAsync(open.Path, open.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        Assert.Equal("household.ended", seen["decisions[0].obstacle.code"]);
        Assert.Contains("It moved to another village", seen["decisions[0].obstacle.detail"], StringComparison.Ordinal);
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
