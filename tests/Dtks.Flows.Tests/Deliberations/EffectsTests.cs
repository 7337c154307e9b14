using System.Net;
using Dtks.Flows.Tests.Operations;
using Dtks.Flows.Tests.Proposals;
using Dtks.Functions.Deliberations;
using Dtks.Platform.Messaging;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.DependencyInjection;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Carrying out what was decided, when the message comes twice or should never have come.</summary>
[Collection("deliberations")]
public sealed class EffectsTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;
    private readonly DecisionEffects _effects = host.Services.GetRequiredService<DecisionEffects>();

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Carried_out_twice_a_decision_is_carried_out_once()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "register");
        (await deliberation.DecideAsync((named[0], "admit"), (named[1], "refuse"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(2)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var before = await Task.WhenAll(named.Select(p => _flow.ProposalAsync(deliberation.Village, p, deliberation.Officer)));

        await _effects.ApplyAsync(new EffectsMessage(deliberation.Village, deliberation.Id, From: 0), CancellationToken.None);
        await _flow.IdleAsync();

        var after = await Task.WhenAll(named.Select(p => _flow.ProposalAsync(deliberation.Village, p, deliberation.Officer)));
        Assert.Equal(before.Select(p => (p.Text, p.ETag)), after.Select(p => (p.Text, p.ETag)));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Of_pages_whose_messages_all_come_twice_each_is_followed_by_one()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "register", "register");
        (await deliberation.DecideAsync([.. named.Select(p => (p, "refuse"))])).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();

        // Three pages of decisions, the last about another proposal: those done before cost little.
        await host.EditAsync("registry", deliberation.Village, $"deliberation-{deliberation.Id}", document =>
        {
            // What is noted with one stands in its place alone; these are as they were before a refusal had to say why.
            var decisions = (JArray)document["state"]!["resolutions"]!;
            Assert.All(decisions, d => Assert.True(((JObject)d).Remove("note")));
            document["state"]!["resolutions"] = new JArray(Enumerable.Range(0, 101).Select(i => decisions[i / 50].DeepClone()));
        });
        var twice = new { service = "queues", kind = "twice", path = "/deliberations-effects/" };
        (await _flow.SendAsync(HttpMethod.Post, "/dev/faults", body: twice)).Expect(HttpStatusCode.OK);

        (await deliberation.ConcludeAsync(101)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var sent = (int)Assert.Single((await _flow.SendAsync(HttpMethod.Get, "/dev/faults")).Expect(HttpStatusCode.OK).Json.SelectTokens("$..failed"));
        await _flow.SendAsync(HttpMethod.Delete, "/dev/faults");
        var statuses = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).Json["decisions"]!.Select(d => (string?)d.SelectToken("obstacle.code"));
        Assert.All(statuses, Assert.Null);
        Assert.Equal(["refused", "refused", "refused"], await Task.WhenAll(named.Select(deliberation.StatusOfAsync)));

        // Two that begin walk one after the other at most, three pages each; forked, seven would have been sent.
        Assert.InRange(sent, 3, 5);
        using var left = await host.ContainerOf("registry").ReadItemStreamAsync($"effectTurn-{deliberation.Id}", new PartitionKey(deliberation.Village));
        Assert.Equal(HttpStatusCode.NotFound, left.StatusCode);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Of_a_deliberation_that_is_not_concluded_nothing_is_carried_out()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register");
        (await deliberation.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        var message = new EffectsMessage(deliberation.Village, deliberation.Id, From: 0);

        await Assert.ThrowsAsync<MessageException>(() => _effects.ApplyAsync(message, CancellationToken.None));
        await Assert.ThrowsAsync<MessageException>(() => _effects.ApplyAsync(message with { Deliberation = new string('0', 32) }, CancellationToken.None));

        Assert.Equal("deliberating", await deliberation.StatusOfAsync(named[0]));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Each_step_is_published_with_counts_and_without_names()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var events = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=deliberations/{deliberation.Village}/{deliberation.Id}")).Expect(HttpStatusCode.OK).Json;

        Assert.Equal(
            ["dtks.deliberation.concluded.v1", "dtks.deliberation.opened.v1"],
            events.Select(e => e["type"]!.ToString()).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("Contoh", events.ToString(), StringComparison.Ordinal);
    }
}
