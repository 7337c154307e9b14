using System.Net;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Audit;

/// <summary>Who may read the trail, what they see, and that reading it leaves an entry too.</summary>
[Collection("audit")]
[Trait("rule", "REG-3")]
public sealed class ReadingTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task An_auditor_pages_through_their_area_and_leaves_an_entry()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        await _flow.EligibleAsync(family);
        var auditor = await _flow.TokenAsync("auditor", family.Village[..4], "auditor-of-the-trail");
        var expected = (await host.TrailAsync(family.Village)).Select(e => e.Id).ToList();

        var (shown, cursor) = (new List<string>(), string.Empty);
        do
        {
            var page = (await _flow.GetAsync($"/audit?area={family.Village}&limit=2{cursor}", auditor)).Expect(HttpStatusCode.OK);
            shown.AddRange(page.Json.SelectTokens("items[*].id").Select(i => i.ToString()));
            cursor = page["next"] is { } next && shown.Count < expected.Count ? $"&cursor={Uri.EscapeDataString(next)}" : string.Empty;
        }
        while (cursor.Length > 0);

        Assert.Equal(expected, shown.Take(expected.Count));
        var read = (await host.TrailAsync(family.Village)).Last();
        Assert.Equal(("audit.read", "auditor-of-the-trail"), (read.Action, read.Subject));
        (await _flow.GetAsync($"/audit?area={family.Village}", await _flow.TokenAsync("auditor", family.Village[..2] == "11" ? "12" : "11"))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area");
        (await _flow.GetAsync("/audit?area=33", await _flow.TokenAsync("auditor", "ID"))).ExpectProblem(HttpStatusCode.BadRequest, "audit.area");
        (await _flow.GetAsync($"/audit?area={family.Village}&from=yesterday", auditor)).ExpectProblem(HttpStatusCode.BadRequest, "audit.from");
        (await _flow.GetAsync($"/audit?area={family.Village}", await _flow.TokenAsync("village-officer", family.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
    }

    [Fact]
    public async Task A_citizen_sees_who_read_their_own_proposal_by_role_and_nobody_elses()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (id, citizen) = await _flow.VerifyingAsync(family);
        await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("village-head", family.Village, "the-village-head"));

        var answer = (await _flow.GetAsync($"/audit?area={family.Village}&about=proposal-{id}", citizen)).Expect(HttpStatusCode.OK);

        var read = answer.Json["items"]!.Single(i => i["role"]!.ToString() == "village-head");
        Assert.Equal("proposal.read", read["action"]!.ToString());
        Assert.Contains("household", read["fields"]!.Select(f => f.ToString()));
        Assert.DoesNotContain("the-village-head", answer.Text, StringComparison.Ordinal);
        Assert.All(answer.Json["items"]!, i => Assert.Equal($"proposal-{id}", i["about"]!.ToString()));
        var stranger = await _flow.TokenAsync("citizen", family.Village);
        (await _flow.GetAsync($"/audit?area={family.Village}&about=proposal-{id}", stranger)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"/audit?area={family.Village}", citizen)).ExpectProblem(HttpStatusCode.BadRequest, "audit.about", pointer: "/about");
    }
}
