using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.CardReplacement;
using Dtks.Flows.Tests.Operations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Deliberations;

/// <summary>What a village sees and records before a deliberation is concluded: agenda, invitations, units, signatories, what is unmet.</summary>
[Collection("deliberations")]
public sealed class BeforehandTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task The_agenda_is_what_waits_oldest_first_in_pages_with_the_deliberations_that_took_it_up()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "assistance", "registerWithAssistance", "register");
        (await deliberation.DecideAsync((named[2], "assist"))).Expect(HttpStatusCode.OK);

        var first = await AgendaAsync(deliberation, "?limit=2");
        var second = await AgendaAsync(deliberation, $"?limit=2&cursor={first["next"]}");

        // The assistance of a family that is not in the register was refused before.
        Assert.Equal([named[0], named[2], named[3]], first.Json["items"]!.Concat(second.Json["items"]!).Select(i => (string)i["proposal"]!));
        Assert.Equal((null, deliberation.Id, null), (first["items[0].open"], first["items[1].open[0]"], first["items[1].decidedBy"]));
        Assert.Equal(("register", "1"), (first["items[0].kind"], first["items[0].members"]));
        Assert.Null(second["next"]);
        Assert.Single(await host.TrailAsync(deliberation.Village), e => e.Action == "agenda.listed" && e.Part == $"{named[0]}..{named[2]}");
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda?status=open", deliberation.Officer)).ExpectProblem(HttpStatusCode.BadRequest, "query.unknown");
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda", await _flow.TokenAsync("citizen", deliberation.Village))).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task One_that_cannot_be_read_stands_in_the_agenda_as_such()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var named = await deliberation.ProposeAsync("register", "register");
        await host.EditAsync("registry", deliberation.Village, $"proposal-{named[0]}", proposal => proposal["summary"]!["members"] = "x");

        var items = (await AgendaAsync(deliberation)).Json["items"]!;

        Assert.Equal((named[0], true, named[1]), ((string?)items[0]!["id"], (bool?)items[0]!["unreadable"], (string?)items[1]!["proposal"]));
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task What_is_still_unmet_is_shown_on_one_and_in_the_list_until_it_is_concluded()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, draft: DeliberationFlow.Draft("regular", "villageGovernment", "bpd"));
        var named = await deliberation.ProposeAsync("register");
        (await deliberation.DecideAsync((named[0], "refuse"))).Expect(HttpStatusCode.OK);
        await host.EditAsync("registry", deliberation.Village, $"deliberation-{deliberation.Id}", Unexplained);
        await deliberation.UploadAsync("minutes", "attendance");

        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer, ("Accept-Language", "en"))).Expect(HttpStatusCode.OK);

        string[] unmet = ["deliberation.elementAbsent MUS-3 /attendees", "deliberation.documentMissing MUS-4 /evidence/activityPhoto", "deliberation.documentMissing MUS-4 /evidence/publicationPhoto", "resolution.refusalUnexplained GOV-3 /decisions/0"];
        Assert.Equal(unmet, Told(seen.Json["unmet"]));
        Assert.Equal(["deliberation.nobodyInvited MUS-3 /invitations"], Told(seen.Json["advice"]));
        Assert.Contains("community", seen["unmet[0].detail"], StringComparison.Ordinal);
        var refused = (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal(unmet, Told(refused.Json["errors"]));

        var complete = await DeliberationFlow.OpenAsync(_flow, deliberation.Village);
        await complete.UploadAsync();
        (await complete.DecideAsync((named[0], "admit"))).Expect(HttpStatusCode.OK);
        (await complete.ConcludeAsync(1)).Expect(HttpStatusCode.OK);

        // What another decided is unmet from then on.
        var list = (await ListAsync(deliberation)).Json["items"]!;
        Assert.Equal([complete.Id, deliberation.Id], list.Select(i => (string)i["id"]!));
        Assert.Equal(("concluded", 3, 1, null), ((string?)list[0]!["status"], (int)list[0]!["attendees"]!, (int)list[0]!["proposals"]!, list[0]!["unmet"]));
        Assert.Equal([.. unmet, "resolution.decidedElsewhere MUS-8 /decisions/0"], Told(list[1]!["unmet"]));
        Assert.Equal([complete.Id], (await ListAsync(deliberation, "?status=concluded")).Json["items"]!.Select(i => (string)i["id"]!));
        Assert.Equal([deliberation.Id], (await ListAsync(deliberation, "?status=open")).Json["items"]!.Select(i => (string)i["id"]!));
        var page = await ListAsync(deliberation, "?limit=1");
        Assert.Equal(deliberation.Id, (await ListAsync(deliberation, $"?limit=1&cursor={page["next"]}"))["items[0].id"]);
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations?status=x", deliberation.Officer)).ExpectProblem(HttpStatusCode.BadRequest, "list.status");
        await _flow.IdleAsync();
        Assert.Null((await _flow.GetAsync(complete.Path, complete.Officer))["unmet"]);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task In_the_list_one_that_cannot_be_read_takes_no_other_along()
    {
        var one = await DeliberationFlow.OpenAsync(_flow);
        var two = await DeliberationFlow.OpenAsync(_flow, one.Village);
        await host.SpoilAsync("registry", one.Village, $"deliberation-{one.Id}");

        var items = (await ListAsync(two)).Json["items"]!;

        Assert.Equal(["False", "True"], items.Select(i => ((bool?)i["unreadable"] ?? false).ToString()).Order(StringComparer.Ordinal));
        Assert.Contains(items, i => (string?)i["id"] == one.Id && (bool?)i["unreadable"] == true);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task Invitations_are_recorded_until_it_is_concluded()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        (await deliberation.InviteAsync("2027-11-03")).ExpectProblem(HttpStatusCode.BadRequest, "deliberation.invitedAfter", "MUS-3", "/0/invitedOn");
        (await deliberation.InviteAsync("2026-10-30")).Expect(HttpStatusCode.OK);

        var seen = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK);

        Assert.Equal(("bpd", "2026-10-30", "letter"), (seen["invitations[0].element"], seen["invitations[0].invitedOn"], seen["invitations[0].by"]));
        Assert.Empty(seen.Json["advice"]!);
        (await deliberation.InviteAsync("2026-10-29", ("If-Match", "\"0\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PutAsync($"{deliberation.Path}/invitations", deliberation.Head, "[]")).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role");
        (await _flow.PutAsync($"/villages/{deliberation.Village}/deliberations/{new string('0', 32)}/invitations", deliberation.Officer, "[]")).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        var stored = (await host.StoredAsync(deliberation.Village, $"deliberation-{deliberation.Id}")).ToString();
        Assert.DoesNotContain(seen["invitations[0].name"]!, stored, StringComparison.Ordinal);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(0)).Expect(HttpStatusCode.OK);
        (await deliberation.InviteAsync("2026-10-30")).ExpectProblem(HttpStatusCode.Conflict, "deliberation.concluded", "MUS-7");
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task One_person_under_two_elements_is_refused()
    {
        var village = Villages.Next();
        var draft = DeliberationFlow.Draft();
        draft["attendees"]![2]!["name"] = " " + draft["attendees"]![0]!["name"]!.ToString().ToUpperInvariant();

        (await _flow.PostAsync($"/villages/{village}/deliberations", await _flow.TokenAsync("village-officer", village), draft))
            .ExpectProblem(HttpStatusCode.BadRequest, "deliberation.attendeeTwice", "MUS-3", "/attendees/2/name");
    }

    [Fact]
    [Trait("rule", "MUS-4")]
    public async Task Who_signed_the_minutes_was_present_and_is_shown()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        await deliberation.UploadAsync();
        var name = (await _flow.GetAsync(deliberation.Path, deliberation.Officer))["attendees[0].name"]!;

        (await SignedAsync([name, "Contoh Tidak Hadir"])).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.signatoryAbsent", "MUS-4", "/minutes/signatories/1");
        (await SignedAsync([])).ExpectProblem(HttpStatusCode.BadRequest, "list.size", "MUS-4", "/minutes/signatories");
        (await SignedAsync([name.ToLowerInvariant()])).Expect(HttpStatusCode.OK);

        Assert.Equal(name, (await _flow.GetAsync(deliberation.Path, deliberation.Officer))["minutes.signatories[0]"], ignoreCase: true);
        Assert.DoesNotContain(name, (await host.StoredAsync(deliberation.Village, $"deliberation-{deliberation.Id}")).ToString(), StringComparison.OrdinalIgnoreCase);

        Task<Answer> SignedAsync(string[] signatories) =>
            _flow.PostAsync($"{deliberation.Path}/conclusion", deliberation.Head, new { minutes = new { proposals = 0, terminations = 0, signatories } });
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task A_deliberation_on_cards_is_opened_without_units_and_concluded_with_a_representative_of_each()
    {
        var village = Villages.Next();
        await host.AwaitCardsAsync(village);
        var deliberation = await DeliberationFlow.OpenAsync(_flow, village, DeliberationFlow.Draft("cards", "villageGovernment", "communityGroup", "householdRepresentative"));
        await deliberation.UploadAsync();
        (await ConcludeAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.unitsMissing", "MUS-3", "/units");

        await deliberation.UnitsAsync(("RW 01", "rw"), ("RW 02", "rw"));
        var refused = (await ConcludeAsync()).ExpectProblem(HttpStatusCode.UnprocessableEntity, "deliberation.unitAbsent", "MUS-3", "/attendees");
        Assert.Contains("RW 02", refused["errors[0].detail"], StringComparison.Ordinal);
        Assert.Equal(["deliberation.unitAbsent MUS-3 /attendees"], Told((await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["unmet"]));

        await deliberation.UnitsAsync(("RW 1", "rw"));
        (await ConcludeAsync()).Expect(HttpStatusCode.OK);

        Task<Answer> ConcludeAsync() => deliberation.ConcludeOnCardsAsync(0, 0, 0, 0, 0);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task The_units_are_the_villages_to_record_and_the_areas_to_read()
    {
        var village = Villages.Next();
        var path = $"/villages/{village}/units";
        var officer = await _flow.TokenAsync("village-officer", village);
        Assert.Empty((await _flow.GetAsync(path, officer)).Expect(HttpStatusCode.OK).Json["items"]!);
        var units = new[] { new { unit = "Krajan", kind = "dusun", name = "Dusun Krajan" } };
        (await _flow.PutAsync(path, officer, units, ("If-Match", "\"1\""))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PutAsync(path, officer, units)).Expect(HttpStatusCode.OK);
        (await _flow.PutAsync(path, officer, units)).Expect(HttpStatusCode.OK);

        var read = (await _flow.GetAsync(path, await _flow.TokenAsync("auditor", "ID"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("Krajan", "dusun", "Dusun Krajan"), (read["items[0].unit"], read["items[0].kind"], read["items[0].name"]));
        Assert.Single(await host.TrailAsync(village), e => e.Action == "units.recorded");
        (await _flow.PutAsync(path, officer, new[] { units[0], units[0] }, ("If-Match", read.ETag))).ExpectProblem(HttpStatusCode.BadRequest, "units.twice", "MUS-3", "/1/unit");
        (await _flow.PutAsync(path, officer, "[{\"unit\":\"x\",\"kind\":\"dusun\",\"name\":\"x\",\"head\":\"y\"}]")).ExpectProblem(HttpStatusCode.BadRequest, "json.unknownMember", pointer: "/0/head");
        (await _flow.PutAsync(path, officer, "[]", ("If-Match", read.ETag))).Expect(HttpStatusCode.OK);
        (await _flow.PutAsync(path, officer, units, ("If-Match", read.ETag))).ExpectProblem(HttpStatusCode.PreconditionFailed, "stale");
        (await _flow.PutAsync(path, await _flow.TokenAsync("village-officer", Villages.Next()), units)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.area", "GOV-2");
        (await _flow.PutAsync(path, await _flow.TokenAsync("village-head", village), units)).ExpectProblem(HttpStatusCode.Forbidden, "forbidden.role", "GOV-2");
    }

    // As a refusal was recorded before it had to say why.
    private static void Unexplained(JObject deliberation)
    {
        var decision = (JObject)deliberation["state"]!["resolutions"]![0]!;
        Assert.True(decision.Remove("ground") && decision.Remove("note"));
    }

    private static IEnumerable<string> Told(JToken? list) => list!.Select(e => $"{e["code"]} {e["rule"]} {e["pointer"]}");

    private async Task<Answer> AgendaAsync(DeliberationFlow deliberation, string query = "") =>
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations/agenda{query}", deliberation.Officer)).Expect(HttpStatusCode.OK);

    private async Task<Answer> ListAsync(DeliberationFlow deliberation, string query = "") =>
        (await _flow.GetAsync($"/villages/{deliberation.Village}/deliberations{query}", deliberation.Officer)).Expect(HttpStatusCode.OK);
}
