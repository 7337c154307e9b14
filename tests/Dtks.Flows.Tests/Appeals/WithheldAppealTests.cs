using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Whoever is admitted to the register without the assistance asked objects to that, and granted it is asked for by itself.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class WithheldAppealTests(FlowHost host)
{
    private const string Why = "Belum diprioritaskan musyawarah";

    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task Granted_before_the_family_is_registered_it_is_asked_for_then_and_denied_it_stays()
    {
        var place = Place.Next();
        var village = place.Village;
        var (mine, one, two) = (await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("citizen", village));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var family = SampleFamily.Of(village, members: 2);
        var granted = await ProposeAsync(mine, family, "PKH", "BPNT");
        var denied = await ProposeAsync(deliberation.Officer, SampleFamily.Of(village), "PKH");
        var withdrawn = await ProposeAsync(deliberation.Officer, SampleFamily.Of(village), "PKH");
        await _flow.IdleAsync();
        (await _flow.PostAsync("/appeals", deliberation.Officer, AppealSteps.Appeal(new { proposal = granted }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused", "GOV-3");
        await AdmitAsync(deliberation, granted, denied, withdrawn);
        var code = (await SeenAsync(village, granted, one))["trackingCode"]!;
        await ExpectToldAsync(village, granted, one, "ajukan keberatan", "usulan bantuan");

        // With the code, once, by whoever; decided by nobody who had a part in it.
        var appeal = await _flow.AppealAsync(two, new { trackingCode = code });
        var about = (await _flow.GetAsync($"/appeals/{village}/{appeal["id"]}", two)).Expect(HttpStatusCode.OK);
        Assert.Equal(("withheld", "PKH", "BPNT"), (about["about.record"], about["about.programmes[0]"], about["about.programmes[1]"]));
        foreach (var token in (string[])[two, deliberation.Officer])
        {
            var again = (await _flow.PostAsync("/appeals", token, token == two ? AppealSteps.Appeal(new { trackingCode = code }) : AppealSteps.Appeal(new { proposal = granted }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
            Assert.Contains(appeal["id"]!, again["detail"], StringComparison.Ordinal);
        }

        await ExpectToldAsync(village, granted, one, "paling lambat");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, mine)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        Assert.Equal("assistanceToBeAsked", (await _flow.DecideAppealAsync(village, appeal["id"]!, one)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.AdvanceAsync("PT10M");
        Assert.Equal("assistanceToBeAsked", (await AppealAsync(appeal, two))["result"]);
        await ExpectToldAsync(village, granted, one, "begitu keluarga tercatat");

        var refused = await _flow.AppealAsync(deliberation.Officer, new { proposal = denied });
        Assert.Equal("denied", (await _flow.DecideAppealAsync(village, refused["id"]!, one, "denied")).Expect(HttpStatusCode.OK)["status"]);
        var moot = await _flow.AppealAsync(deliberation.Officer, new { proposal = withdrawn });
        (await _flow.DecideAppealAsync(village, moot["id"]!, one)).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync($"/proposals/{village}/{withdrawn}/withdrawal", deliberation.Officer, body: null)).Expect(HttpStatusCode.OK);
        await _flow.AdvanceAsync("PT10M");
        await ExpectToldAsync(village, denied, one, "tidak diputuskan dua kali");
        Assert.Equal("proposalWithdrawn", (await AppealAsync(moot, deliberation.Officer))["result"]);
        (await _flow.PostAsync("/appeals", deliberation.Officer, AppealSteps.Appeal(new { proposal = withdrawn }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused", "GOV-3");

        await _flow.GoUpAsync(deliberation, granted, denied);
        await _flow.RatifyAsync(place.Regency);
        await _flow.AdvanceAsync("PT10M");
        var settled = await AppealAsync(appeal, two);
        Assert.Equal(("assistanceAsked", "PKH", "BPNT"), (settled["result"], settled["asked.programmes[0]"], settled["asked.programmes[1]"]));
        var asked = await SeenAsync(village, settled["asked.proposal"]!, one);
        Assert.Equal(("deliberating", "assistance", settled["asked.trackingCode"], "proposal.askedByAppeal"), (asked["status"], asked["kind"], asked["trackingCode"], asked["history[0].code"]));
        Assert.Equal(["PKH", "BPNT"], asked.Json["programmes"]!.Select(p => (string)p!));
        await ExpectToldAsync(village, granted, one, settled["asked.trackingCode"]!);
        Assert.Equal("deliberating", (await _flow.GetAsync($"/tracking/{settled["asked.trackingCode"]}", token: null)).Expect(HttpStatusCode.OK)["status"]);

        // Who objected and the family are told by the new code, and not to ask for it themselves; who was denied it is.
        Assert.Contains(await _flow.MessagesAsync(two), m => (string?)m["code"] == "appealAssistanceAsked" && ((string)m["text"]!).Contains(settled["asked.trackingCode"]!, StringComparison.Ordinal));
        Assert.Equal(["Keberatan Anda", "Keberatan diterima"], (await TextsAsync(settled["asked.trackingCode"]!)).Select(text => string.Join(' ', text.Split(' ')[..2]).TrimEnd(':')).Order(StringComparer.Ordinal));
        Assert.DoesNotContain(await TextsAsync(code), IsRegisteredWithout);
        Assert.Contains(await TextsAsync((await SeenAsync(village, denied, one))["trackingCode"]!), text => IsRegisteredWithout(text) && text.Contains("tidak diputuskan dua kali", StringComparison.Ordinal));

        // Twice is once, and nobody asks the same beside it.
        await host.CarryOutAgainAsync(appeal);
        Assert.Equal(settled.Text, (await AppealAsync(appeal, two)).Text);
        Assert.Equal([settled["asked.proposal"]!], await AssistanceAsync(village, deliberation.Officer));
        (await _flow.PostAsync("/proposals", deliberation.Officer, family.Proposal("assistance", "PKH"))).ExpectProblem(HttpStatusCode.Conflict, "proposal.askedBefore", "PRO-5");
    }

    [Fact]
    [Trait("rule", "REG-8")]
    public async Task Granted_of_a_family_of_the_register_it_is_asked_for_where_that_stands_and_what_it_has_or_cannot_have_is_said()
    {
        var place = Place.Next();
        var (village, officer) = (place.Village, await _flow.TokenAsync("regency-officer", place.Regency));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var families = Enumerable.Range(0, 5).Select(_ => SampleFamily.Of(village, members: 2)).ToList();
        var ids = new List<string>();
        foreach (var family in families)
        {
            ids.Add(await ProposeAsync(deliberation.Officer, family, "PKH", "BPNT"));
        }

        await _flow.IdleAsync();
        await AdmitAsync(deliberation, [.. ids]);
        await _flow.GoUpAsync(deliberation, ids);
        await _flow.RatifyAsync(place.Regency);
        await _flow.IdleAsync();
        var appeals = new List<Answer>();
        foreach (var id in ids)
        {
            appeals.Add(await _flow.AppealAsync(deliberation.Officer, new { proposal = id }));
        }

        // One stays, and two grant at once; one moved; one asks for part of it itself; one receives all by then; one was removed.
        var citizen = await _flow.TokenAsync("citizen", village);
        var part = await _flow.ProposeAssistanceAsync(families[2], citizen, "BPNT");
        var whole = await _flow.ProposeAssistanceAsync(families[3], citizen, "PKH", "BPNT");
        (await _flow.VerifyAsync(village, part, officer)).Expect(HttpStatusCode.OK);
        await _flow.VerifyAndRegisterAsync(village, whole);
        await _flow.AdvanceAsync("PT10M");
        Assert.Equal(("granted", "doneBefore"), await OutcomeAsync(appeals[3], deliberation.Officer));
        Assert.Equal(("open", null), await OutcomeAsync(appeals[2], deliberation.Officer));
        await _flow.MoveAsync(village, place.Villages[1], ids[1]);
        await _flow.RecordRemovalAsync(village, ids[4], officer);
        await _flow.AdvanceAsync("P16D");

        var others = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => _flow.TokenAsync("regency-officer", place.Regency)));
        var both = await Task.WhenAll(others.Select(other => _flow.DecideAppealAsync(village, appeals[0]["id"]!, other)));
        Assert.Single(both, answer => answer.Status == HttpStatusCode.OK && answer["result"] == "assistanceAsked");
        Assert.Single(both, answer => answer.Status is HttpStatusCode.Conflict or HttpStatusCode.TooManyRequests);
        Assert.Equal("assistanceAsked", await _flow.GrantAppealAsync(appeals[1]));
        Assert.Equal("assistanceAsked", await _flow.GrantAppealAsync(appeals[2]));
        Assert.Equal("familyGone", await _flow.GrantAppealAsync(appeals[4]));

        await _flow.IdleAsync();
        var stays = await AppealAsync(appeals[0], deliberation.Officer);
        Assert.Equal("deliberating", (await SeenAsync(village, stays["asked.proposal"]!, officer))["status"]);
        var moved = await AppealAsync(appeals[1], deliberation.Officer);
        Assert.Equal("handedOver", (await SeenAsync(village, moved["asked.proposal"]!, officer))["status"]);
        Assert.Equal(("deliberating", place.Villages[1]), (await SeenAsync(place.Villages[1], moved["asked.proposal"]!, officer)) is var there ? (there["status"], there["village"]) : default);
        Assert.Equal("deliberating", (await _flow.GetAsync($"/tracking/{moved["asked.trackingCode"]}", token: null)).Expect(HttpStatusCode.OK)["status"]);
        var rest = await AppealAsync(appeals[2], deliberation.Officer);
        Assert.True(rest.Json["asked"]!["programmes"]!.Select(p => (string)p!).SequenceEqual(["BPNT"]) || rest.Json["asked"]!["programmes"]!.Select(p => (string)p!).SequenceEqual(["PKH"]));

        // The removal is undone: what was granted is asked for by itself.
        var removal = await _flow.AppealAsync(deliberation.Officer, new { household = ids[4] }, "removed");
        Assert.Equal("removalUndone", await _flow.GrantAppealAsync(removal));
        await _flow.IdleAsync();
        Assert.Equal("assistanceAsked", (await AppealAsync(appeals[4], deliberation.Officer))["result"]);

        // Decided by the next deliberation and ratified, the family receives it.
        var next = await DeliberationFlow.OpenTodayAsync(_flow, village);
        (await next.PutAsync(new JArray(DeliberationFlow.Decision(stays["asked.proposal"]!, "assist")))).Expect(HttpStatusCode.OK);
        await next.UploadAsync();
        (await next.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.GoUpAsync(next, stays["asked.proposal"]!);
        await _flow.RatifyAsync(place.Regency);
        await _flow.IdleAsync();
        var household = await _flow.HouseholdAsync(village, ids[0], officer);
        Assert.Equal(["BPNT", "PKH"], household.Json["entitlements"]!.Select(e => (string)e["programme"]!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Granted_beside_the_registration_it_is_asked_for_once_and_overdue_it_goes_up_and_never_lapses()
    {
        var place = Place.Next("WITA");
        var village = place.Village;
        var (one, ministry) = (await _flow.TokenAsync("regency-officer", place.Regency), await _flow.TokenAsync("ministry-officer", "ID"));
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var ids = new List<string>();
        for (var i = 0; i < 4; i++)
        {
            ids.Add(await ProposeAsync(deliberation.Officer, SampleFamily.Of(village), "PKH"));
        }

        await _flow.IdleAsync();
        await AdmitAsync(deliberation, [.. ids]);
        await _flow.GoUpAsync(deliberation, ids);
        var letter = (await _flow.SignAsync(place.Regency, await _flow.TokenAsync("regent", place.Regency))).Expect(HttpStatusCode.Created);
        var appeals = await Task.WhenAll(ids.Select(id => _flow.AppealAsync(deliberation.Officer, new { proposal = id })));

        var review = _flow.PostAsync($"/regencies/{place.Regency}/ratifications/{letter["id"]}/review", ministry, new { outcome = "conforming", reasons = Array.Empty<string>() });
        var grants = await Task.WhenAll(appeals.Take(3).Select(appeal => _flow.DecideAppealAsync(village, appeal["id"]!, one)));
        (await review).Expect(HttpStatusCode.OK);
        Assert.All(grants, grant => Assert.Contains(grant.Expect(HttpStatusCode.OK)["result"], (string[])["assistanceToBeAsked", "assistanceAsked"]));
        await _flow.AdvanceAsync("PT10M");
        await _flow.IdleAsync();
        foreach (var appeal in appeals.Take(3))
        {
            Assert.Equal(("granted", "assistanceAsked"), await OutcomeAsync(appeal, deliberation.Officer));
        }

        Assert.Equal(3, (await AssistanceAsync(village, deliberation.Officer)).Count);

        // The last day ends in the village's zone.
        var (late, due) = (appeals[3], RemovalSteps.EndOf(appeals[3]["dueOn"]!, 8));
        Assert.Equal((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(8)).Date.AddDays(31), due.ToOffset(TimeSpan.FromHours(8)).Date);
        await _flow.SetClockAsync(due.AddMinutes(-3));
        var above = await _flow.TokenAsync("ministry-officer", "ID", "kementerian-lain");
        (await _flow.DecideAppealAsync(village, late["id"]!, above)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.notOverdue", "GOV-3");
        (await _flow.DecideAppealAsync(village, late["id"]!, ministry)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        await _flow.SetClockAsync(due.AddMinutes(2));
        Assert.Equal("appeal.escalated", (string)(await AppealAsync(late, deliberation.Officer)).Json["history"]!.Last!["code"]!);
        Assert.Equal("assistanceAsked", (await _flow.DecideAppealAsync(village, late["id"]!, above)).Expect(HttpStatusCode.OK)["result"]);
    }

    private async Task<string> ProposeAsync(string token, SampleFamily family, params string[] programmes)
    {
        await _flow.RegisterPopulationAsync(family);
        return (await _flow.PostAsync("/proposals", token, family.Proposal("registerWithAssistance", programmes))).Expect(HttpStatusCode.Created)["id"]!;
    }

    private async Task AdmitAsync(DeliberationFlow deliberation, params string[] proposals)
    {
        (await deliberation.PutAsync(new JArray(proposals.Select(p => new JObject { ["proposal"] = p, ["decision"] = "admit", ["ground"] = 11, ["note"] = Why })))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(proposals.Length)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    // On the proposal, and to whoever has its code.
    private async Task ExpectToldAsync(string village, string proposal, string token, params string[] said)
    {
        var seen = await SeenAsync(village, proposal, token);
        var tracked = (await _flow.GetAsync($"/tracking/{seen["trackingCode"]}", token: null)).Expect(HttpStatusCode.OK);
        Assert.All(said, words => Assert.All([seen["explanation"]!, tracked["next"]!], text => Assert.Contains(words, text, StringComparison.Ordinal)));
    }

    private async Task<Answer> SeenAsync(string village, string proposal, string token) => (await _flow.ProposalAsync(village, proposal, token)).Expect(HttpStatusCode.OK);

    private async Task<Answer> AppealAsync(Answer made, string token) => (await _flow.GetAsync($"/appeals/{made["village"]}/{made["id"]}", token)).Expect(HttpStatusCode.OK);

    private async Task<(string? Status, string? Result)> OutcomeAsync(Answer made, string token) => await AppealAsync(made, token) is var shown ? (shown["status"], shown["result"]) : default;

    private async Task<IReadOnlyList<string>> TextsAsync(string code) => [.. (await _flow.TakenAboutAsync(code)).Select(m => (string)m["text"]!)];

    private static bool IsRegisteredWithout(string text) => text.Contains("tanpa bantuan yang diminta", StringComparison.Ordinal);

    private async Task<IReadOnlyList<string>> AssistanceAsync(string village, string token) =>
        [.. (await _flow.GetAsync($"/villages/{village}/proposals?limit=100", token)).Expect(HttpStatusCode.OK).Json["items"]!.Where(p => (string?)p["kind"] == "assistance").Select(p => (string)p["id"]!)];
}
