using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Operations;

/// <summary>What cannot be worked is set aside, seen, and replayed after a repair.</summary>
public sealed class SetAsideTests(FlowHost host) : IClassFixture<FlowHost>
{
    private const string Matching = "proposals-matching";

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task An_unreadable_proposal_is_set_aside_told_and_done_after_repair_and_replay()
    {
        var (id, kept) = await SpoiltAsync();

        Assert.Equal(("setAside.unreadable", "waiting", "1"), (kept["code"]!.ToString(), kept["status"]!.ToString(), kept["tries"]!.ToString()));
        Assert.Equal($"{{\"village\":\"{id.Village}\",\"proposal\":\"{id.Proposal}\"}}", kept["message"]!.ToString());
        Assert.Equal(32, kept["traceId"]!.ToString().Length);
        Assert.DoesNotContain("CONTOH", kept.ToString(), StringComparison.OrdinalIgnoreCase);
        var told = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=operations/poison/{kept["id"]}")).Expect(HttpStatusCode.OK).Json;
        Assert.Equal("dtks.operations.setAside.v1", Assert.Single(told)["type"]!.ToString());

        await host.RepairAsync("registry", id.Village, $"proposal-{id.Proposal}");
        var done = await _flow.ReplayAsync(kept["id"]!.ToString());

        Assert.Equal(("done", "1", "1"), (done["status"], done["tries"], done["replays"]));
        (await _flow.ProposalAsync(id.Village, id.Proposal, id.Token)).ExpectStatus("verifying");
    }

    [Fact]
    public async Task Replayed_before_the_repair_it_waits_again_under_the_same_id()
    {
        var (id, kept) = await SpoiltAsync();

        var again = await _flow.ReplayAsync(kept["id"]!.ToString());

        Assert.Equal(("waiting", "2", "1"), (again["status"], again["tries"], again["replays"]));
        await host.RepairAsync("registry", id.Village, $"proposal-{id.Proposal}");
        Assert.Equal("done", (await _flow.ReplayAsync(kept["id"]!.ToString()))["status"]);
    }

    [Fact]
    public async Task Replayed_twice_at_once_it_is_sent_once_and_a_key_keeps_its_answer()
    {
        var (id, kept) = await SpoiltAsync();
        await host.RepairAsync("registry", id.Village, $"proposal-{id.Proposal}");
        var token = await _flow.TokenAsync("operator", "ID");
        var path = $"/operations/poison/{kept["id"]}/replay";

        var both = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _flow.PostAsync(path, token, body: null, ("Idempotency-Key", "once"))));
        await _flow.IdleAsync();

        Assert.All(both, answer => answer.Expect(HttpStatusCode.Accepted));
        Assert.Equal("1", (await _flow.GetAsync($"/operations/poison/{kept["id"]}", token))["replays"]);
        Assert.Equal(both[0].Text, (await _flow.PostAsync(path, token, body: null, ("Idempotency-Key", "once"))).Text);
        Assert.Equal("done", (await _flow.PostAsync(path, token, body: null)).Expect(HttpStatusCode.OK)["status"]);
    }

    [Fact]
    public async Task What_should_never_have_been_sent_is_let_go_of_and_not_replayed()
    {
        var message = $"{{\"village\":\"3306162006\",\"proposal\":\"{Guid.NewGuid():N}\"}}";
        await host.SendAsync(Matching, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message)));
        await _flow.IdleAsync();
        var kept = Assert.Single(await _flow.SetAsideAsync(Matching), k => k["message"]!.ToString() == message);
        var token = await _flow.TokenAsync("operator", "ID");

        (await _flow.PostAsync($"/operations/poison/{kept["id"]}/dismissal", token, new { note = " " })).ExpectProblem(HttpStatusCode.BadRequest, "operations.note", pointer: "/note");
        var gone = (await _flow.PostAsync($"/operations/poison/{kept["id"]}/dismissal", token, new { note = "forged" })).Expect(HttpStatusCode.OK);

        Assert.Equal(("done", "forged"), (gone["status"], gone["note"]));
        (await _flow.PostAsync($"/operations/poison/{kept["id"]}/replay", token, body: null)).ExpectProblem(HttpStatusCode.Conflict, "operations.letGo");
    }

    [Fact]
    public async Task The_list_goes_on_where_it_was_left_though_items_leave_the_filter()
    {
        for (var i = 0; i < 5; i++)
        {
            await host.SendAsync("evidence-inspection", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"village\":\"3306162006\",\"evidence\":\"{Guid.NewGuid():N}\"}}")));
        }

        await _flow.IdleAsync();
        var token = await _flow.TokenAsync("operator", "ID", "reader");
        var (seen, next) = (new List<string>(), string.Empty);
        do
        {
            var page = (await _flow.GetAsync($"/operations/poison?queue=evidence-inspection&status=waiting&limit=2{next}", token)).Expect(HttpStatusCode.OK);
            foreach (var item in page.Json["items"]!.Select(i => i["id"]!.ToString()))
            {
                seen.Add(item);
                (await _flow.PostAsync($"/operations/poison/{item}/dismissal", token, new { note = "seen" })).Expect(HttpStatusCode.OK);
            }

            next = page["next"] is { } cursor ? $"&cursor={cursor}" : string.Empty;
        }
        while (next.Length > 0);

        Assert.Equal(5, seen.Distinct().Count());
        Assert.Empty((await _flow.GetAsync("/operations/poison?queue=evidence-inspection&status=waiting", token)).Json["items"]!);
        Assert.Equal(5, (await _flow.SetAsideAsync("evidence-inspection")).Count);
    }

    [Theory]
    [InlineData("auditor", "ID", "forbidden.role")]
    [InlineData("ministry-officer", "ID", "forbidden.role")]
    [InlineData("regency-officer", "3306", "forbidden.role")]
    [Trait("rule", "GOV-2")]
    public async Task Nobody_but_operators_see_or_replay_it(string role, string area, string code)
    {
        var token = await _flow.TokenAsync(role, area);
        var id = $"20261126{new string('0', 32)}";

        (await _flow.GetAsync("/operations/poison", token)).ExpectProblem(HttpStatusCode.Forbidden, code);
        (await _flow.GetAsync($"/operations/poison/{id}", token)).ExpectProblem(HttpStatusCode.Forbidden, code);
        (await _flow.PostAsync($"/operations/poison/{id}/replay", token, body: null)).ExpectProblem(HttpStatusCode.Forbidden, code);
        (await _flow.PostAsync($"/operations/poison/{id}/dismissal", token, new { note = "x" })).ExpectProblem(HttpStatusCode.Forbidden, code);
        (await _flow.GetAsync("/operations/poison")).Expect(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("x")]
    [InlineData("2026112600000000000000000000000000000000")]
    [InlineData("2026139900000000000000000000000000000000")]
    public async Task What_is_not_there_is_404(string id)
    {
        var token = await _flow.TokenAsync("operator", "ID");

        (await _flow.GetAsync($"/operations/poison/{id}", token)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"/operations/poison/{id}/replay", token, body: null)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync("/operations/poison?queue=x", token)).ExpectProblem(HttpStatusCode.BadRequest, "operations.queue");
        (await _flow.GetAsync("/operations/poison?status=x", token)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
    }

    // Its message comes again after it was spoilt; what it was matched to before does not matter.
    private async Task<((string Village, string Proposal, string Token) Id, Newtonsoft.Json.Linq.JToken Kept)> SpoiltAsync()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (proposal, token) = await _flow.VerifyingAsync(family);
        await host.SpoilAsync("registry", family.Village, $"proposal-{proposal}");
        await host.SendAsync(Matching, Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{{\"village\":\"{family.Village}\",\"proposal\":\"{proposal}\"}}")));
        await _flow.IdleAsync();
        var kept = Assert.Single(await _flow.SetAsideAsync(Matching), k => k["message"]!.ToString().Contains(proposal, StringComparison.Ordinal));
        return ((family.Village, proposal, token), kept);
    }
}
