using System.Net;
using Dtks.Flows.Tests.Operations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Recording what was decided.</summary>
[Collection("deliberations")]
public sealed class DecisionsTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_list_replaces_the_one_before()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "assistance", "registerWithAssistance");
        (await deliberation.DecideAsync((named[0], "admit"), (named[2], "assist"))).Expect(HttpStatusCode.OK);

        var recorded = (await deliberation.DecideAsync((named[2], "refuse"))).Expect(HttpStatusCode.OK);

        Assert.Equal("1", recorded["proposals"]);
        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal((named[2], "refuse"), (seen["decisions[0].proposal"], seen["decisions[0].decision"]));
        Assert.Single(seen.Json["decisions"]!);
    }

    [Theory]
    [Trait("rule", "MUS-2")]
    [InlineData("[{\"decision\":\"admit\"}]", "resolution.subject", "/0")]
    [InlineData("[{\"proposal\":\"P\",\"household\":\"H\",\"decision\":\"admit\"}]", "resolution.subject", "/0")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"terminate\",\"ground\":11}]", "resolution.decisionForSubject", "/0/decision")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"admit\"},{\"proposal\":\"P\",\"decision\":\"refuse\",\"ground\":11,\"note\":\"x\"}]", "resolution.twice", "/1")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"admit\"},{\"proposal\":\"00000000000000000000000000000000\",\"decision\":\"admit\"}]", "resolution.proposalUnknown", "/1/proposal")]
    [InlineData("[{\"proposal\":\"../P\",\"decision\":\"admit\"}]", "resolution.proposalUnknown", "/0/proposal")]
    [InlineData("[{\"household\":\"00000000000000000000000000000000\",\"decision\":\"terminate\",\"ground\":11}]", "resolution.householdUnknown", "/0/household")]
    [InlineData("[{\"household\":\"H\",\"decision\":\"terminate\"}]", "ground.required", "/0/ground")]
    [InlineData("[{\"household\":\"H\",\"decision\":\"terminate\",\"ground\":16}]", "number.range", "/0/ground")]
    [InlineData("[{\"household\":\"H\",\"decision\":\"terminate\",\"ground\":0}]", "number.range", "/0/ground")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"postpone\"}]", "input.unknownValue", "/0/decision")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"assist\"}]", "proposal.decisionForKind", "/0/decision")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"admit\",\"ground\":3}]", "ground.forbidden", "/0/ground")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"refuse\",\"ground\":16,\"note\":\"Dinilai mampu\"}]", "number.range", "/0/ground")]
    [InlineData("[{\"proposal\":\"P\",\"decision\":\"admit\",\"by\":\"me\"}]", "json.unknownMember", "/0/by")]
    [InlineData("[null]", "json.null", "/0")]
    [InlineData("{}", "json.wrongType", "")]
    public async Task What_is_wrong_is_named_and_the_list_before_stands(string body, string code, string pointer)
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var proposal = (await deliberation.ProposeAsync("register"))[0];
        (await deliberation.DecideAsync((proposal, "refuse"))).Expect(HttpStatusCode.OK);

        (await deliberation.PutAsync(body.Replace("\"P\"", $"\"{proposal}\"", StringComparison.Ordinal)))
            .ExpectProblem(HttpStatusCode.BadRequest, code, pointer: pointer);

        Assert.Equal("refuse", (await _flow.GetAsync(deliberation.Path, deliberation.Officer))["decisions[0].decision"]);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_proposal_that_was_made_after_it_was_held_is_decided_neither_when_recorded_nor_when_concluded()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register");
        var today = (await _flow.NowAsync()).UtcDateTime;
        var draft = DeliberationFlow.Draft();
        draft["heldOn"] = today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        var before = await DeliberationFlow.OpenAsync(_flow, deliberation.Village, draft);

        (await before.DecideAsync((named[0], "admit"))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.heldBefore", "MUS-2", "/0/proposal");
        (await deliberation.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);

        // Recorded before that was asked for, it is not concluded.
        await deliberation.UploadAsync();
        await host.EditAsync("registry", deliberation.Village, $"deliberation-{deliberation.Id}", stored => stored["state"]!["heldOn"] = draft["heldOn"]);
        var told = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal("resolution.heldBefore /decisions/0/proposal", $"{told["unmet[0].code"]} {told["unmet[0].pointer"]}");
        (await deliberation.ConcludeAsync(1)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.heldBefore", "MUS-2", "/decisions/0/proposal");
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_proposal_of_another_village_is_not_known_here()
    {
        var here = await DeliberationFlow.OpenAsync(_flow);
        var elsewhere = await DeliberationFlow.OpenAsync(_flow);
        var proposal = (await elsewhere.ProposeAsync("register"))[0];

        (await here.DecideAsync((proposal, "admit"))).ExpectProblem(HttpStatusCode.BadRequest, "resolution.proposalUnknown", "MUS-2", "/0/proposal");
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_proposal_that_does_not_wait_for_a_deliberation_is_a_conflict()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var assistance = (await deliberation.ProposeAsync("assistance"))[0];
        Assert.Equal("refused", await deliberation.StatusOfAsync(assistance));

        (await deliberation.DecideAsync((assistance, "assist"))).ExpectProblem(HttpStatusCode.Conflict, "proposal.notDeliberating", "MUS-2", "/0/proposal");
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task A_thousand_decisions_are_taken_and_one_more_is_not()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var unknown = Enumerable.Range(0, 1000).Select(i => new JObject { ["proposal"] = i.ToString("x32", null), ["decision"] = "admit" }).ToList();

        var thousand = (await deliberation.PutAsync(new JArray(unknown))).ExpectProblem(HttpStatusCode.BadRequest, "resolution.proposalUnknown");
        var more = await deliberation.PutAsync(new JArray(unknown.Append(unknown[0])));

        Assert.Equal(1000, thousand.Json["errors"]!.Count());
        more.ExpectProblem(HttpStatusCode.BadRequest, "list.size", "MUS-2");
    }

    [Fact]
    public async Task A_stale_client_is_told_so_and_overwrites_nothing()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var proposal = (await deliberation.ProposeAsync("register"))[0];
        var read = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).ETag;
        var admit = new[] { new { proposal, decision = "admit" } };
        var refuse = new JArray(DeliberationFlow.Decision(proposal, "refuse"));

        (await deliberation.PutAsync(admit, ("If-Match", read))).Expect(HttpStatusCode.OK);
        (await deliberation.PutAsync(refuse, ("If-Match", read))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");

        var seen = await _flow.GetAsync(deliberation.Path, deliberation.Officer);
        Assert.Equal("admit", seen["decisions[0].decision"]);
        (await deliberation.PutAsync(refuse, ("If-Match", seen.ETag))).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_this_villages_officer_records_decisions()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var elsewhere = await _flow.TokenAsync("village-officer", Villages.Next());

        (await _flow.PutAsync($"{deliberation.Path}/decisions", deliberation.Head, "[]")).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
        (await _flow.PutAsync($"{deliberation.Path}/decisions", elsewhere, "[]")).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PutAsync($"{deliberation.Path}/decisions", token: null, "[]")).ExpectProblem(HttpStatusCode.Unauthorized, "token.missing");
    }
}
