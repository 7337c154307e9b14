using System.Net;
using Dtks.Flows.Tests.Audit;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Visits;

/// <summary>Home visits over HTTP.</summary>
[Collection("deliberations")]
[Trait("rule", "RAT-2")]
public sealed class VisitTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task A_visit_is_recorded_shown_corrected_and_kept_encrypted()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(members: 2);
        var (village, proposal, visit) = (deliberation.Village, proposals[0], await _flow.VisitAsync());

        var first = (await _flow.RecordVisitAsync(village, proposal, deliberation.Officer, visit)).Expect(HttpStatusCode.OK);
        var shown = (await _flow.GetAsync($"/proposals/{village}/{proposal}/visit", deliberation.Head)).Expect(HttpStatusCode.OK);
        var again = (await _flow.RecordVisitAsync(village, proposal, deliberation.Officer, visit)).Expect(HttpStatusCode.OK);
        var tksk = await _flow.TokenAtAsync("tksk", village);
        visit["answers"]!["303"] = "7";
        (await _flow.RecordVisitAsync(village, proposal, tksk, visit, ("If-Match", shown.ETag))).Expect(HttpStatusCode.OK);
        (await _flow.RecordVisitAsync(village, proposal, tksk, visit, ("If-Match", shown.ETag))).Expect(HttpStatusCode.PreconditionFailed);

        Assert.Equal(first.Text, again.Text);
        Assert.Equal(("regsosek2022-k", "8", "40", deliberation.Id), (shown["formVersion"], shown["answers.303"], shown["members[0].407"], shown["deliberation"]));
        var after = (await _flow.GetAsync($"/proposals/{village}/{proposal}/visit", tksk)).Expect(HttpStatusCode.OK);
        Assert.Equal(["visit.recorded", "visit.corrected"], after.Json["history"]!.Select(h => (string?)h["code"]));
        Assert.Equal(["/answers/303"], after.Json["history"]![1]!["changed"]!.Select(p => (string?)p));
        var stored = (await host.StoredAsync(village, $"visit-{proposal}")).ToString();
        Assert.DoesNotContain("CONTOH", stored, StringComparison.Ordinal);
        Assert.DoesNotContain("\"303\"", stored, StringComparison.Ordinal);
        Assert.Contains("regsosek2022-k", stored, StringComparison.Ordinal);
        await _flow.IdleAsync();
        var events = (await _flow.SendAsync(HttpMethod.Get, $"/dev/events?subject=proposals/{village}/{proposal}/visit")).Expect(HttpStatusCode.OK);
        Assert.Equal(["dtks.visit.corrected.v1", "dtks.visit.recorded.v1"], events.Json.Select(e => (string)e["type"]!).Order(StringComparer.Ordinal));
        Assert.DoesNotContain("CONTOH", events.Text, StringComparison.Ordinal);

        // It answers for one of two: that is advised, and no refusal.
        Assert.Equal(("visit.membersLeftOut", "RAT-2"), (first["advice.code"], first["advice.rule"]));
        Assert.Contains("1 dari 2 anggota", first["advice.detail"], StringComparison.Ordinal);
        ((JArray)visit["members"]!).Add(new JObject { ["402"] = "ANGGOTA CONTOH DUA", ["407"] = "38" });
        Assert.Null((await _flow.RecordVisitAsync(village, proposal, tksk, visit)).Expect(HttpStatusCode.OK)["advice"]);
    }

    [Fact]
    public async Task Before_a_deliberation_admitted_it_or_held_it_nobody_visits()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var waiting = (await deliberation.ProposeAsync("register"))[0];
        var visit = await _flow.VisitAsync();
        (await _flow.RecordVisitAsync(deliberation.Village, waiting, deliberation.Officer, visit)).ExpectProblem(HttpStatusCode.Conflict, "proposal.notAdmitted", "RAT-2");
        (await _flow.GetAsync($"/proposals/{deliberation.Village}/{waiting}/visit", deliberation.Officer)).Expect(HttpStatusCode.NotFound);

        var citizens = await _flow.EligibleAsync(SampleFamily.Of(deliberation.Village));
        (await _flow.RecordVisitAsync(deliberation.Village, citizens, deliberation.Officer, visit)).ExpectProblem(HttpStatusCode.Conflict, "proposal.notAdmitted", "RAT-2");

        var (concluded, admitted) = await _flow.AdmittedAsync();
        visit["visitedOn"] = DateOnly.Parse((string)visit["visitedOn"]!, System.Globalization.CultureInfo.InvariantCulture).AddDays(-2).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        (await _flow.RecordVisitAsync(concluded.Village, admitted[0], concluded.Officer, visit)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "visit.beforeDeliberation", "RAT-2", "/visitedOn");
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Only_who_is_of_the_area_records_and_sees_it()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync();
        var (village, proposal, visit) = (deliberation.Village, proposals[0], await _flow.VisitAsync());
        var path = $"/proposals/{village}/{proposal}/visit";

        foreach (var (role, area) in new[] { ("village-officer", Villages.Next()), ("village-head", village), ("regency-officer", village[..4]), ("citizen", village), ("tksk", Place.Next().Village[..6]) })
        {
            (await _flow.RecordVisitAsync(village, proposal, await _flow.TokenAsync(role, area), visit)).Expect(HttpStatusCode.Forbidden);
        }

        (await _flow.GetAsync(path, deliberation.Officer)).Expect(HttpStatusCode.NotFound);
        (await _flow.RecordVisitAsync(village, new string('0', 32), deliberation.Officer, visit)).Expect(HttpStatusCode.NotFound);
        (await _flow.RecordVisitAsync(village, "x", deliberation.Officer, visit)).Expect(HttpStatusCode.NotFound);
        (await _flow.GetAsync($"/proposals/{village}/x/visit", deliberation.Officer)).Expect(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task What_is_wrong_with_answers_is_told_at_its_place_and_nothing_is_kept()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync();
        var (village, proposal) = (deliberation.Village, proposals[0]);

        async Task<Answer> Refused(Action<JObject> change)
        {
            var visit = await _flow.VisitAsync();
            change(visit);
            return await _flow.RecordVisitAsync(village, proposal, deliberation.Officer, visit);
        }

        (await Refused(v => v["answers"]!["303"] = "09")).ExpectProblem(HttpStatusCode.BadRequest, "form.optionUnknown", "RAT-2", "/answers/303");
        (await Refused(v => v["answers"]!["303"] = 8)).ExpectProblem(HttpStatusCode.BadRequest, "json.wrongType", pointer: "/answers/303");
        (await Refused(v => v["members"]![0]!["412"] = "0")).ExpectProblem(HttpStatusCode.BadRequest, "form.optionUnknown", "RAT-2", "/members/0/412");
        (await Refused(v => v["formVersion"] = "bdt-home-visit-2015")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "visit.edition", "RAT-2", "/formVersion");
        (await Refused(v => v["visitors"]![1]!["body"] = "tksk")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "visit.oneBody", "RAT-2", "/visitors");
        (await Refused(v => v["visitedOn"] = "2099-01-01")).ExpectProblem(HttpStatusCode.BadRequest, "date.future", "RAT-2", "/visitedOn");
        (await _flow.GetAsync($"/proposals/{village}/{proposal}/visit", deliberation.Officer)).Expect(HttpStatusCode.NotFound);
    }
}
