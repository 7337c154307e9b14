using System.Net;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Registry;
using Dtks.Flows.Tests.Removals;
using Dtks.Functions.Proposals;

namespace Dtks.Flows.Tests.Appeals;

/// <summary>Whoever is refused objects, and somebody else decides.</summary>
[Collection("notices")]
[Trait("rule", "GOV-3")]
public sealed class RefusalAppealTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task Granted_the_proposal_is_verified_again_by_another_and_denied_it_stays()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (first, other) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        (await _flow.VerifyAsync(village, id, first, "ineligible", 11)).Expect(HttpStatusCode.OK);

        var appeal = await _flow.AppealAsync(citizen, new { proposal = id });
        Assert.Equal(("open", village), (appeal["status"], appeal["village"]));
        Assert.NotNull(appeal["trackingCode"]);
        var again = (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { trackingCode = appeal["trackingCode"]!.ToLowerInvariant() }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade", "GOV-3");
        Assert.Contains(appeal["id"]!, again["detail"], StringComparison.Ordinal);
        (await _flow.DecideAppealAsync(village, appeal["id"]!, first)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        (await _flow.DecideAppealAsync(village, appeal["id"]!, other, "open")).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/outcome");
        Assert.Equal("reopened", (await _flow.DecideAppealAsync(village, appeal["id"]!, other)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();

        var proposal = (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("verifying");
        Assert.Contains("proposal.reopened", proposal.Json["history"]!.Select(h => (string)h["code"]!));
        Assert.Contains(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "appealReopened" && (string?)m["status"] == "sent");
        (await _flow.VerifyAsync(village, id, first)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.decidedBefore", "GOV-3");
        (await _flow.VerifyAsync(village, id, other, "ineligible", 11)).Expect(HttpStatusCode.OK);

        var second = await _flow.AppealAsync(citizen, new { proposal = id });
        (await _flow.DecideAppealAsync(village, second["id"]!, other)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.decidedBefore", "GOV-3");
        var third = await _flow.TokenAsync("regency-officer", village[..4]);
        Assert.Equal("denied", (await _flow.DecideAppealAsync(village, second["id"]!, third, "denied")).Expect(HttpStatusCode.OK)["status"]);
        (await _flow.DecideAppealAsync(village, second["id"]!, third)).ExpectProblem(HttpStatusCode.Conflict, "appeal.decided", "GOV-3");
        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("ineligible");
        Assert.Equal(["granted", "denied"], (await _flow.GetAsync("/me/appeals", citizen)).Expect(HttpStatusCode.OK).Json["items"]!.Select(a => (string)a["status"]!));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Taken_up_again_and_corrected_it_is_not_verified_by_who_refused_it()
    {
        var family = SampleFamily.Of(Place.Next().Village);
        var (village, moved) = (family.Village, family with { Street = "Jalan Lain 99", Rt = "009", Rw = "009" });
        var (id, citizen) = await _flow.VerifyingAsync(family);
        var (first, other) = (await _flow.TokenAsync("regency-officer", village[..4]), await _flow.TokenAsync("regency-officer", village[..4]));
        (await _flow.VerifyAsync(village, id, first, "ineligible", 11)).Expect(HttpStatusCode.OK);
        await _flow.RegisterPopulationAsync(moved);
        Assert.Equal("reopened", (await _flow.DecideAppealAsync(village, (await _flow.AppealAsync(citizen, new { proposal = id }))["id"]!, other)).Expect(HttpStatusCode.OK)["result"]);
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(village, id, citizen)).ExpectStatus("mismatched");
        (await _flow.PostAsync($"/proposals/{village}/{id}/correction", citizen, moved.Proposal())).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        (await _flow.VerifyAsync(village, id, first)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "proposal.decidedBefore", "GOV-3");
        (await _flow.VerifyAsync(village, id, other)).Expect(HttpStatusCode.OK);
    }

    [Fact]
    [Trait("rule", "PRO-5")]
    public async Task What_does_not_match_is_corrected_and_not_objected_to_and_what_is_refused_then_is()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        var village = family.Village;
        var (_, citizen) = await _flow.OwnHouseholdAsync(family, "PKH");
        var officer = await _flow.TokenAsync("regency-officer", village[..4]);
        var proposal = await _flow.ProposeAssistanceAsync(family.With(1, m => m with { BirthPlace = "Kota Lain" }), citizen, "BPNT");
        var refused = (await _flow.PostAsync("/appeals", citizen, AppealSteps.Appeal(new { proposal }))).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused", "GOV-3");
        Assert.All(await ToldAsync(), said => Assert.DoesNotContain("keberatan", said, StringComparison.Ordinal));

        // One naming of the papers, wherever it is told what to do.
        var message = (string)Assert.Single(await _flow.MessagesAsync(citizen), m => (string?)m["code"] == "mismatched")["text"]!;
        var code = (await _flow.ProposalAsync(village, proposal, citizen))["trackingCode"];
        var next = (await _flow.GetAsync($"/tracking/{code}")).Expect(HttpStatusCode.OK)["next"]!;
        Assert.All([.. await ToldAsync(), message, next, refused["detail"]!], said => Assert.Contains("KTP, KK, dan akta lahir", said, StringComparison.Ordinal));

        await _flow.CorrectAsync(village, proposal, citizen, family);
        await _flow.IdleAsync();
        (await _flow.VerifyAsync(village, proposal, officer, "ineligible", 11)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        Assert.All(await ToldAsync(), said => Assert.Contains("ajukan keberatan", said, StringComparison.Ordinal));
        await _flow.AppealAsync(citizen, new { proposal });
        Assert.All(await ToldAsync(), said => Assert.Contains("paling lambat", said, StringComparison.Ordinal));

        async Task<IReadOnlyList<string>> ToldAsync()
        {
            var own = (await _flow.GetAsync("/me", citizen)).Expect(HttpStatusCode.OK).Json["proposals"]!["items"]!.Single(p => (string?)p["id"] == proposal);
            return [(string)own["explanation"]!, (await _flow.ProposalAsync(village, proposal, citizen))["explanation"]!];
        }
    }

    [Fact]
    public async Task Sent_twice_under_a_key_it_is_one_and_at_once_too()
    {
        var village = Place.Next().Village;
        var (id, citizen) = await _flow.FoundIneligibleAsync(village);
        var body = AppealSteps.Appeal(new { proposal = id });
        var (one, two) = (_flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "k")), _flow.PostAsync("/appeals", citizen, body, ("Idempotency-Key", "k")));
        Assert.Equal((await one).Expect(HttpStatusCode.Created).Text, (await two).Expect(HttpStatusCode.Created).Text);
        var others = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => _flow.PostAsync("/appeals", citizen, body)));
        Assert.All(others, a => a.ExpectProblem(HttpStatusCode.Conflict, "appeal.alreadyMade"));
    }

    [Fact]
    public async Task What_is_not_there_not_ones_own_or_not_refused_cannot_be_appealed()
    {
        var village = Place.Next().Village;
        var (open, citizen) = await _flow.VerifyingAsync(SampleFamily.Of(village));
        var (refused, _) = await _flow.FoundIneligibleAsync(village);
        (await PostAsync(citizen, new { proposal = open })).ExpectProblem(HttpStatusCode.Conflict, "appeal.notRefused", "GOV-3");
        (await PostAsync(citizen, new { proposal = refused })).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await PostAsync(citizen, new { proposal = new string('0', 32) })).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await PostAsync(citizen, new { trackingCode = "0000-0000" })).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped", "GOV-3");
        var known = (await _flow.ProposalAsync(village, open, citizen))["trackingCode"]!;
        (await PostAsync(citizen, new { trackingCode = known[..^1] + (known[^1] == 'A' ? 'B' : 'A') })).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeMistyped", "GOV-3");
        (await PostAsync(citizen, new { trackingCode = TrackingCode.Unchecked(known)[..^1] + (TrackingCode.Unchecked(known)[^1] == 'A' ? 'B' : 'A') })).ExpectProblem(HttpStatusCode.NotFound, "tracking.codeUnknown", "GOV-3");
        (await PostAsync(citizen, new { household = new string('0', 32) }, "removed")).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await PostAsync(citizen, new { household = open })).ExpectProblem(HttpStatusCode.BadRequest, "appeal.aboutOther", "GOV-3", "/about");
        (await PostAsync(citizen, new { })).ExpectProblem(HttpStatusCode.BadRequest, "appeal.aboutOne", "GOV-3", "/about");
        (await PostAsync(citizen, new { proposal = open, household = open })).ExpectProblem(HttpStatusCode.BadRequest, "appeal.aboutOne", "GOV-3", "/about");
        (await _flow.PostAsync("/appeals", citizen, new { about = new { proposal = open }, kind = "other", reason = "", contact = new { phone = "1" } })).ExpectProblem(HttpStatusCode.BadRequest, "input.unknownValue", pointer: "/kind");
        Assert.Equal("201", $"{(int)(await PostAsync(await _flow.TokenAsync("village-officer", village), new { proposal = refused })).Status}");
    }

    [Fact]
    public async Task Overdue_it_goes_up_one_level_stays_visible_and_never_lapses()
    {
        var ministry = await _flow.TokenAsync("ministry-officer", "ID");
        var appeals = new List<(string Village, string Id, string Citizen, DateTimeOffset Due)>();
        foreach (var (zone, hours) in (IEnumerable<(string, int)>)[("WIT", 9), ("WITA", 8), ("WIB", 7)])
        {
            var village = Place.Next(zone).Village;
            var (id, citizen) = await _flow.FoundIneligibleAsync(village);
            var appeal = await _flow.AppealAsync(citizen, new { proposal = id });
            var due = RemovalSteps.EndOf(appeal["dueOn"]!, hours);
            Assert.Equal((await _flow.NowAsync()).ToOffset(TimeSpan.FromHours(hours)).Date.AddDays(31), due.ToOffset(TimeSpan.FromHours(hours)).Date);
            appeals.Add((village, appeal["id"]!, citizen, due));
        }

        // In the hours in which it is tomorrow in the east alone, that is due last.
        foreach (var (village, id, citizen, due) in appeals.OrderBy(a => a.Due))
        {
            var officer = await _flow.TokenAsync("regency-officer", village[..4]);
            await _flow.SetClockAsync(due.AddMinutes(-3));
            (await _flow.DecideAppealAsync(village, id, ministry)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "appeal.notOverdue", "GOV-3");
            Assert.False(await OverdueAsync(village, officer));
            await _flow.SetClockAsync(due.AddMinutes(2));
            Assert.True(await OverdueAsync(village, officer));
            Assert.Equal("appeal.escalated", (string)(await _flow.GetAsync($"/appeals/{village}/{id}", citizen)).Expect(HttpStatusCode.OK).Json["history"]!.Last!["code"]!);
            (await _flow.DecideAppealAsync(village, id, ministry)).Expect(HttpStatusCode.OK);
            Assert.False(await OverdueAsync(village, officer));
        }
    }

    private async Task<bool> OverdueAsync(string village, string officer)
    {
        var listed = Assert.Single((await _flow.GetAsync($"/regencies/{village[..4]}/appeals", officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        Assert.Equal((bool)listed["overdue"]!, (bool)Assert.Single((await _flow.GetAsync($"/villages/{village}/appeals", officer)).Expect(HttpStatusCode.OK).Json["items"]!)["overdue"]!);
        return (bool)listed["overdue"]!;
    }

    private Task<Answer> PostAsync(string token, object about, string kind = "refused") => _flow.PostAsync("/appeals", token, AppealSteps.Appeal(about, kind));
}
