using System.Net;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>Families that asked for assistance and are admitted to the register without it, from every source and of every size (GOV-3).</summary>
[Collection("deliberations")]
public sealed class WithheldAssistanceTests(FlowHost host)
{
    private const string Why = "Belum diprioritaskan musyawarah";

    private static readonly string[] All = ["PKH", "BPNT", "PBI-JKN"];

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task The_village_is_advised_and_the_family_learns_what_it_was_not_granted_why_and_how_to_ask_for_it()
    {
        var village = Place.Next().Village;
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var alone = await ProposeAsync("village-officer", SampleFamily.Of(village, 1), All);
        var family = SampleFamily.Of(village, 3);
        var household = await ProposeAsync("regency-officer", family, "PKH");
        var assisted = await ProposeAsync("ministry-officer", SampleFamily.Of(village, 2), "BPNT", "PBI-JKN");
        await _flow.IdleAsync();

        // Nothing is said of why: recorded, and not concluded.
        var recorded = (await deliberation.PutAsync(new JArray(Admit(alone), Admit(household, ground: 11), Admit(assisted, 11, Why)), ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);
        string[] advised = ["resolution.assistanceWithheld GOV-3 /decisions/0", "resolution.assistanceWithheld GOV-3 /decisions/1"];
        Assert.Equal(advised, Told(recorded.Json["advice"]));
        Assert.Contains("without the assistance asked: PKH, BPNT, PBI-JKN", recorded["advice[0].detail"], StringComparison.Ordinal);
        await deliberation.UploadAsync();
        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(["deliberation.nobodyInvited MUS-3 /invitations", .. advised], Told(seen.Json["advice"]));
        Assert.Equal(["resolution.withheldUnexplained GOV-3 /decisions/0"], Told(seen.Json["unmet"]));
        Assert.Contains("tanpa bantuan yang diminta: PKH, BPNT, PBI-JKN", seen["unmet[0].detail"], StringComparison.Ordinal);
        Assert.Equal(All, seen.Json["decisions"]![0]!["withheld"]!.Select(p => (string)p!));
        (await deliberation.ConcludeAsync(3)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "resolution.withheldUnexplained", "GOV-3", "/decisions/0");

        recorded = (await deliberation.PutAsync(new JArray(Admit(alone, 11, Why), Admit(household, note: Why), DeliberationFlow.Decision(assisted, "assist")))).Expect(HttpStatusCode.OK);
        Assert.Equal(["resolution.assistanceWithheld GOV-3 /decisions/1"], Told(recorded.Json["advice"]));
        (await deliberation.ConcludeAsync(3)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        await ExpectWithheldAsync(deliberation, alone, All, ground: true, times: 1);
        await ExpectWithheldAsync(deliberation, household, ["PKH"], ground: false, times: 1);
        await ExpectGrantedAsync(deliberation, assisted);
        Assert.DoesNotContain(Why, (await host.StoredAsync(village, $"proposal-{alone}")).ToString(), StringComparison.Ordinal);

        // Once in the register it is asked for, and the next deliberation decides it.
        await _flow.GoUpAsync(deliberation, alone, household, assisted);
        await _flow.RatifyAsync(village[..4]);
        await _flow.IdleAsync();
        var tracked = await ExpectWithheldAsync(deliberation, alone, All, ground: true, times: 2);
        Assert.DoesNotContain("Tidak ada yang perlu", tracked["next"], StringComparison.Ordinal);
        await ExpectWithheldAsync(deliberation, household, ["PKH"], ground: false, times: 2);
        Assert.Contains("Tidak ada yang perlu", (await ExpectGrantedAsync(deliberation, assisted))["next"], StringComparison.Ordinal);
        var asked = (await _flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("assistance", "PKH"))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        Assert.Equal("deliberating", await deliberation.StatusOfAsync(asked));
    }

    // What the office, the message and whoever has the code are told.
    private async Task<Answer> ExpectWithheldAsync(DeliberationFlow deliberation, string proposal, string[] programmes, bool ground, int times)
    {
        var named = string.Join(", ", programmes);
        var seen = (await _flow.ProposalAsync(deliberation.Village, proposal, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Empty(seen.Json["granted"]!);
        Assert.Equal(programmes, seen.Json["withheld"]!["programmes"]!.Select(p => (string)p!));
        Assert.Equal((ground ? "11" : null, Why), (seen["withheld.ground"], seen["withheld.note"]));
        Assert.All([named, Why, "usulan bantuan"], said => Assert.Contains(said, seen["explanation"], StringComparison.Ordinal));
        Assert.Equal(ground, seen["explanation"]!.Contains("dinilai mampu", StringComparison.Ordinal));
        var code = seen["trackingCode"]!;

        // What was noted may name somebody: it is read where the reader is known.
        var taken = await _flow.TakenAboutAsync(code);
        Assert.Equal(times, taken.Count);
        Assert.All(taken, message =>
        {
            Assert.Contains($"bantuan yang diminta: {named}", (string)message["text"]!, StringComparison.Ordinal);
            Assert.Equal(ground, ((string)message["text"]!).Contains("dinilai mampu", StringComparison.Ordinal));
            Assert.DoesNotContain(Why, (string)message["text"]!, StringComparison.Ordinal);
        });

        var tracked = (await _flow.GetAsync($"/tracking/{code}", token: null)).Expect(HttpStatusCode.OK);
        Assert.Contains("tidak memberikan bantuan", tracked["meaning"], StringComparison.Ordinal);
        Assert.Contains("usulan bantuan", tracked["next"], StringComparison.Ordinal);
        Assert.All([.. programmes, "mampu", Why], said => Assert.DoesNotContain(said, tracked.Text, StringComparison.Ordinal));
        return tracked;
    }

    private async Task<Answer> ExpectGrantedAsync(DeliberationFlow deliberation, string proposal)
    {
        var seen = (await _flow.ProposalAsync(deliberation.Village, proposal, deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("BPNT", null, null), (seen["granted[0]"], seen["withheld"], seen["explanation"]));
        Assert.Empty(await _flow.TakenAboutAsync(seen["trackingCode"]!));
        (await _flow.PostAsync("/appeals", deliberation.Officer, AppealSteps.Appeal(new { proposal }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused", "GOV-3");
        var tracked = (await _flow.GetAsync($"/tracking/{seen["trackingCode"]}", token: null)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("tidak memberikan", tracked.Text, StringComparison.Ordinal);
        return tracked;
    }

    private async Task<string> ProposeAsync(string role, SampleFamily family, params string[] programmes)
    {
        await _flow.RegisterPopulationAsync(family);
        return (await _flow.PostAsync("/proposals", await _flow.TokenAtAsync(role, family.Village), family.Proposal("registerWithAssistance", programmes))).Expect(HttpStatusCode.Created)["id"]!;
    }

    private static JObject Admit(string proposal, int? ground = null, string? note = null)
    {
        var sent = DeliberationFlow.Decision(proposal, "admit");
        if (ground is not null)
        {
            sent["ground"] = ground;
        }

        if (note is not null)
        {
            sent["note"] = note;
        }

        return sent;
    }

    private static IEnumerable<string> Told(JToken? told) => (told ?? new JArray()).Select(t => $"{t["code"]} {t["rule"]} {t["pointer"]}");
}
