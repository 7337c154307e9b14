using System.Net;
using Dtks.Flows.Tests.Imports;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>The same family proposed more than once, of whom the population register knows nobody: no number keeps the proposals apart, and that is told wherever one of them is taken in or decided.</summary>
[Collection("imports")]
[Trait("rule", "REG-5")]
[Trait("rule", "PRO-3")]
public sealed class SameFamilyTests(FlowHost host)
{
    private static readonly (string, string) English = ("Accept-Language", "en");

    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_family_that_nobody_confirms_and_that_is_proposed_again_is_told_at_the_door_on_the_agenda_and_where_it_is_decided()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var (family, other) = (SampleFamily.Of(deliberation.Village), SampleFamily.Of(deliberation.Village));
        var first = await ProposedAsync(deliberation.Officer, family);
        await ProposedAsync(deliberation.Officer, other);
        Assert.Null(first.Json["advice"]);

        var again = await ProposedAsync(deliberation.Officer, family, English, ("Idempotency-Key", $"lagi-{family.FamilyCardNumber}"));
        var advice = Assert.Single(again.Json["advice"]!);
        Assert.Equal(("proposal.likelySame", "REG-5"), ((string?)advice["code"], (string?)advice["rule"]));
        Assert.Contains(first["id"]!, (string?)advice["detail"], StringComparison.Ordinal);
        Assert.Equal(again.Text, (await ProposedAsync(deliberation.Officer, family, English, ("Idempotency-Key", $"lagi-{family.FamilyCardNumber}"))).Text);

        // By a citizen, who is not told of others' (REG-3).
        Assert.Null((await ProposedAsync(await _flow.TokenAsync("citizen", deliberation.Village), family)).Json["advice"]);
        var imported = await _flow.ImportAsync(deliberation.Village, deliberation.Officer, SampleFile.Of(family));
        var row = Assert.Single(await _flow.ResultsAsync(deliberation.Village, imported["id"]!, deliberation.Officer));
        Assert.Equal(("accepted", "proposal.likelySame"), ((string?)row["outcome"], (string?)row["errors"]!.Single()["code"]));
        Assert.All([first["id"]!, again["id"]!], id => Assert.Contains(id, (string?)row["errors"]![0]!["detail"], StringComparison.Ordinal));

        string[] all = [first["id"]!, again["id"]!, (string)row["proposal"]!];
        var agenda = (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda", deliberation.Officer, English)).Expect(HttpStatusCode.OK).Json["items"]!;
        Assert.All(all, id => Assert.All(all.Where(o => o != id), o => Assert.Contains(o, Likely(agenda.Single(i => (string?)i["proposal"] == id)), StringComparison.Ordinal)));
        Assert.Empty(Likely(agenda.Single(i => !all.Contains((string?)i["proposal"]))));

        // Of several that are decided on it is told once, with the first.
        var decided = (await deliberation.DecideAsync((all[0], "admit"), (all[1], "admit"), (all[2], "refuse"))).Expect(HttpStatusCode.OK);
        Assert.Equal("/decisions/0", (string?)Assert.Single(decided.Json["advice"]!, a => (string?)a["code"] == "resolution.likelySame")["pointer"]);
    }

    private async Task<Answer> ProposedAsync(string token, SampleFamily family, params (string, string)[] headers)
    {
        var answer = (await _flow.PostAsync("/proposals", token, family.Proposal(), headers)).Expect(HttpStatusCode.Created);
        await _flow.IdleAsync();
        return answer;
    }

    private static string Likely(JToken item) => (string?)(item["advice"] ?? new JArray()).FirstOrDefault(a => (string?)a["code"] == "resolution.likelySame")?["detail"] ?? string.Empty;
}
