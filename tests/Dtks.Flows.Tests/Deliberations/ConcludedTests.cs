using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>What a conclusion does, once, and that nothing of the deliberation changes after it.</summary>
[Collection("deliberations")]
public sealed class ConcludedTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Decisions_take_effect_at_the_conclusion_and_not_before()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "registerWithAssistance", "registerWithAssistance", "register");
        var decisions = new JArray(new[] { "admit", "assist", "admit", "refuse" }.Select((decision, i) => DeliberationFlow.Decision(named[i], decision)));
        decisions[2]["note"] = DeliberationFlow.RefusedBecause;
        (await deliberation.PutAsync(decisions)).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        foreach (var proposal in named)
        {
            Assert.Equal("deliberating", await deliberation.StatusOfAsync(proposal));
        }

        var concluded = (await deliberation.ConcludeAsync(4)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.Equal("concluded", concluded["status"]);
        Assert.Equal(["eligible", "eligible", "eligible", "refused"], await Task.WhenAll(named.Select(deliberation.StatusOfAsync)));
        var assisted = await _flow.ProposalAsync(deliberation.Village, named[1], deliberation.Officer);
        Assert.Equal(("PKH", deliberation.Id), (assisted["granted[0]"], assisted["deliberation"]));
        Assert.Empty((await _flow.ProposalAsync(deliberation.Village, named[2], deliberation.Officer)).Json["granted"]!);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Decisions_of_more_than_one_page_all_take_effect()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync([.. Enumerable.Repeat("register", 51)]);
        (await deliberation.DecideAsync([.. named.Select((p, i) => (p, i % 2 == 0 ? "admit" : "refuse"))])).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();

        (await deliberation.ConcludeAsync(51)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var expected = named.Select((_, i) => i % 2 == 0 ? "eligible" : "refused");
        Assert.Equal(expected, await Task.WhenAll(named.Select(deliberation.StatusOfAsync)));
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_termination_proposes_the_households_deactivation_at_the_conclusion()
    {
        var village = Villages.Next();
        var household = await _flow.RegisteredAsync(SampleFamily.Of(village), "registerWithAssistance", "PKH");
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village);
        (await deliberation.PutAsync(new[] { new { household, decision = "terminate", ground = 11 } })).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        Assert.Null((await _flow.GetAsync($"/households/{village}/{household}", deliberation.Officer)).Expect(HttpStatusCode.OK)["deactivation"]);

        (await deliberation.ConcludeAsync(0, terminations: 1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        var seen = (await _flow.GetAsync($"/households/{village}/{household}", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Contains(deliberation.Id, seen["deactivation"], StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Once_concluded_nothing_of_it_changes()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var pending = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Equal(HttpStatusCode.Created, await SignedLink.PutAsync(pending["uploadUrl"]!, DeliberationFlow.Document("minutes").Content));
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);

        (await deliberation.ConcludeAsync(0)).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
        (await deliberation.DecideAsync()).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
        (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
        (await deliberation.CompleteAsync(pending["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task Of_conclusions_sent_at_once_one_concludes()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => deliberation.ConcludeAsync(0)));

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict, HttpStatusCode.Conflict, HttpStatusCode.Conflict], answers.Select(a => a.Status).Order());
    }

    [Fact]
    public async Task The_same_request_is_answered_the_same_and_another_body_is_not()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();
        var key = ("Idempotency-Key", "conclude-1");
        var first = (await deliberation.ConcludeAsync(0, headers: key)).Expect(HttpStatusCode.OK);

        Assert.Equal(first.Text, (await deliberation.ConcludeAsync(0, headers: key)).Expect(HttpStatusCode.OK).Text);
        (await deliberation.ConcludeAsync(1, headers: key)).ExpectProblem(HttpStatusCode.Conflict, "idempotency.otherBody");
    }
}
