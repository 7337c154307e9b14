using System.Net;
using Dtks.Flows.Tests.Notices;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The section's field verification and recommendation, and the giver's waiting list, over HTTP.</summary>
[Collection("proposals")]
public sealed class HelpSectionTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-8")]
    [Trait("rule", "SVC-1")]
    public async Task The_section_verifies_each_criterion_by_somebody_who_did_not_take_it_in()
    {
        var (help, way) = Place();
        var (meets, fails) = (await way.InSectionAsync(), await way.InSectionAsync());
        (await way.VerifyAsync(meets, section: "education")).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await way.VerifyAsync(meets, [new { code = "kelas-3", met = false }, new { code = "lain", met = true }])).ExpectProblem(HttpStatusCode.BadRequest, "help.criterionUnexplained", "SVC-8", "/criteria/0/note")
            .ExpectProblem(HttpStatusCode.BadRequest, "help.criterionUnknown", "SVC-8", "/criteria/1/code").ExpectProblem(HttpStatusCode.BadRequest, "help.criteriaMissing", "SVC-8");
        (await way.VerifyAsync(meets, days: 1)).ExpectProblem(HttpStatusCode.BadRequest, "help.visitedOn", "SVC-8", "/visitedOn");
        Assert.Equal(("meets", "section"), HelpWay.Told(await way.VerifyAsync(meets)));
        Assert.Equal(("ended", "nobody"), HelpWay.Told(await way.VerifyAsync(fails, HelpWay.Criteria("kelas-3"))));
        Assert.Equal(("criteriaNotMet", "Dirawat di kelas I"), ((await help.SeeAsync(fails))["end"], (await help.SeeAsync(fails))["field.criteria[0].note"]));

        // Also where one account has both roles.
        var subject = $"desk-and-section-{Guid.NewGuid():N}";
        var draft = await help.DraftAsync();
        var own = (await _flow.PostAsync(help.Path, await _flow.TokenAsync("desk-officer", help.Regency, subject), draft)).Expect(HttpStatusCode.Created)["id"]!;
        await help.SendAsync(own, "ktp");
        await help.SendAsync(own, "kk");
        (await way.CheckAsync(own)).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(own)).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-8");
        (await way.AnswerAsync(own, await way.PoorAsync("474/77"))).Expect(HttpStatusCode.OK);
        var both = (await _flow.SendAsync(HttpMethod.Post, "/dev/tokens", body: new { role = "section-officer", area = help.Regency, section = "health", subject })).Expect(HttpStatusCode.OK)["token"]!;
        (await _flow.PostAsync($"{help.Path}/{own}/field-verification", both, new { criteria = HelpWay.Criteria(), visitedOn = await way.TodayAsync() })).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.own", "GOV-2");
    }

    [Fact]
    [Trait("rule", "SVC-7")]
    public async Task Without_a_programme_there_is_nothing_to_verify_and_whose_SKM_ran_out_goes_back_to_the_village()
    {
        var (help, way) = Place();
        var (filed, inTime) = (await help.FileAsync(programme: null), await way.AskedAsync());
        var (id, code) = (filed["id"]!, filed["trackingCode"]!);
        await help.SendAsync(id, "ktp");
        await help.SendAsync(id, "kk");
        (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        foreach (var (application, number) in new[] { (id, "474/1"), (inTime, "474/11") }) (await way.AnswerAsync(application, await way.PoorAsync(number, await way.TodayAsync()))).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.noProgramme", "SVC-8");
        Assert.Equal("bantuan-perawatan", (await way.CheckAsync(id, new { programme = "bantuan-perawatan" }, "health")).Expect(HttpStatusCode.OK)["programme"]);
        await _flow.AdvanceAsync("P1D");
        await _flow.IdleAsync();

        // The village has it, by a letter of its own and with its time to answer; the applicant is told.
        var village = (await help.SeeAsync(id))["applicant.village"]!;
        var head = await _flow.TokenAsync("village-head", village);
        var asked = await help.SeeAsync(id);
        Assert.Equal(("askedOfVillage", "village", "bantuan-perawatan", await way.TodayAsync(7)), (asked["status"], asked["with.holder"], asked["programme"], asked["request.dueOn"]));
        Assert.Equal(new[] { id, inTime }.Order(), (await _flow.GetAsync($"/villages/{village}/desk-requests", head)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!).Order());
        Assert.Contains(await _flow.TakenAboutAsync(code), t => ((string)t["text"]!).Contains("habis sebelum", StringComparison.Ordinal));
        Assert.Contains("habis masa berlakunya", (await _flow.GetAsync($"/desk/tracking/{code}")).Expect(HttpStatusCode.OK)["meaning"]!, StringComparison.Ordinal);
        (await way.VerifyAsync(id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.skmExpired", "SVC-7");

        // Where the section was there in time, its visit counts by its day.
        Assert.Equal(("meets", "section"), HelpWay.Told(await way.VerifyAsync(inTime, days: -1)));
        await _flow.AdvanceAsync("P8D");
        await _flow.IdleAsync();
        Assert.NotNull((await help.SeeAsync(id))["request.lateFrom"]);
        (await way.AnswerAsync(id, await way.PoorAsync("474/2"))).Expect(HttpStatusCode.OK);
        Assert.Equal(["help.skmRanOut", "help.villageLate", "help.poor"], (await help.HistoryAsync(id)).TakeLast(3));
        Assert.Equal(("meets", "section"), HelpWay.Told(await way.VerifyAsync(id)));
        Assert.Equal("help.criteriaMet", (await help.HistoryAsync(inTime)).Last());
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public async Task Who_meets_them_is_recommended_once_and_by_a_number_of_its_own()
    {
        var (help, way) = Place();
        var (first, second) = (await way.InSectionAsync(), await way.InSectionAsync());
        (await way.RecommendAsync(first, "460/1")).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-9");
        (await way.VerifyAsync(first)).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(second)).Expect(HttpStatusCode.OK);
        (await way.RecommendAsync(first, "460/1", "dinas-lain")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.giverUnknown", "SVC-9", "/giver");
        Assert.Equal(("recommended", "frontOffice"), HelpWay.Told(await way.RecommendAsync(first, "460/1")));
        Assert.Equal(("recommended", "frontOffice"), HelpWay.Told(await way.RecommendAsync(first, "460/1")));
        (await way.RecommendAsync(first, "460/2")).ExpectProblem(HttpStatusCode.Conflict, "help.recommendedAlready", "SVC-9");
        (await way.RecommendAsync(second, "460/1")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.letterTaken", "SVC-9", "/number");
        (await way.RecommendAsync(second, "460/1\u200b")).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.letterTaken", "SVC-9", "/number");
        var spaced = new { number = "460/1", date = $" {await way.TodayAsync()}", giver = "dinas-kesehatan" };
        (await _flow.PostAsync($"{help.Path}/{second}/recommendation", await help.SectionAsync("health"), spaced)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.letterTaken", "SVC-9", "/number");
        (await way.PlaceAsync(second)).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-9");
        (await way.PlaceAsync(first, new { urgency = "segera" })).ExpectProblem(HttpStatusCode.BadRequest, "help.urgencyUnknown", "SVC-9", "/urgency");
        Assert.Equal(("waiting", "giver"), HelpWay.Told(await way.PlaceAsync(first)));
        Assert.Equal(("waiting", "giver"), HelpWay.Told(await way.PlaceAsync(first)));
        (await way.PlaceAsync(first, new { urgency = "darurat" })).ExpectProblem(HttpStatusCode.Conflict, "help.placedAlready", "SVC-9", "/urgency");
        Assert.Equal(("dinas-kesehatan", "biasa"), ((await help.SeeAsync(first))["with.giver"], (await help.SeeAsync(first))["urgency"]));
    }

    [Fact]
    [Trait("rule", "SVC-9")]
    public async Task A_giver_takes_who_waits_in_turn_and_nothing_stays_without_a_next_step()
    {
        var (help, way) = Place();
        var (first, second, urgent) = (await way.WaitingAsync(), await way.WaitingAsync(), await way.WaitingAsync(new { urgency = "darurat" }));
        Assert.Equal([urgent, first, second], await WaitingAsync(help, await help.GiverAsync("dinas-kesehatan")));
        Assert.Empty(await WaitingAsync(help, await help.GiverAsync("dinas-sosial")));
        Assert.Empty(await WaitingAsync(help, await help.SectionAsync("education")));
        Assert.Equal([urgent, first, second], await WaitingAsync(help, await help.DeskAsync(), "?programme=bantuan-perawatan&giver=dinas-kesehatan"));
        var desk = await help.DeskAsync();
        var page = (await _flow.GetAsync($"/desk/{help.Regency}/waiting-list?limit=1", desk)).Expect(HttpStatusCode.OK);
        var rest = (await _flow.GetAsync($"/desk/{help.Regency}/waiting-list?limit=2&cursor={Uri.EscapeDataString(page["next"]!)}", desk)).Expect(HttpStatusCode.OK);
        Assert.Equal((urgent, first, second), (page["items[0].id"], rest["items[0].id"], rest["items[1].id"]));

        (await way.ServeAsync(first, new { outcome = "served" }, "dinas-sosial")).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await way.ServeAsync(first, new { outcome = "deferred" })).ExpectProblem(HttpStatusCode.BadRequest, "help.reasonMissing", "SVC-9", "/reason");
        (await way.ServeAsync(first, new { outcome = "served", reason = "Ada" })).ExpectProblem(HttpStatusCode.BadRequest, "help.reasonForbidden", "SVC-9", "/reason");
        Assert.Equal(("waiting", "giver"), HelpWay.Told(await way.ServeAsync(first, new { outcome = "deferred", reason = "Anggaran habis" })));
        Assert.Equal([urgent, first, second], await WaitingAsync(help, await help.DeskAsync()));

        // Said again it is the same deferral; another says what is new. Why is told by the code.
        (await way.ServeAsync(first, new { outcome = "deferred", reason = "Anggaran habis" })).Expect(HttpStatusCode.OK);
        Assert.Equal(["Anggaran habis"], (await help.SeeAsync(first)).Json["deferrals"]!.Select(r => (string)r!));
        var tracked = (await _flow.GetAsync($"/desk/tracking/{(await help.SeeAsync(first))["trackingCode"]}")).Expect(HttpStatusCode.OK);
        Assert.Equal(("waiting", "Anggaran habis", "2"), (tracked["status"], tracked["reason"], tracked["place"]));
        Assert.Contains("menunda", tracked["meaning"]!, StringComparison.Ordinal);
        await _flow.AdvanceAsync("P1D");
        (await way.ServeAsync(first, new { outcome = "deferred", reason = "Anggaran habis" })).ExpectProblem(HttpStatusCode.Conflict, "help.deferredAlready", "SVC-9", "/reason");
        Assert.Equal(("waiting", "giver"), HelpWay.Told(await way.ServeAsync(first, new { outcome = "deferred", reason = "Alat belum datang" })));
        Assert.Equal(("accepted", "giver"), HelpWay.Told(await way.ServeAsync(urgent, new { outcome = "accepted" })));
        Assert.Equal(("served", "nobody"), HelpWay.Told(await way.ServeAsync(urgent, new { outcome = "served" })));
        Assert.Equal(("ended", "nobody"), HelpWay.Told(await way.ServeAsync(second, new { outcome = "declined", reason = "Di luar wewenang" })));
        (await way.ServeAsync(second, new { outcome = "accepted" })).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-9");
        Assert.Equal([first], await WaitingAsync(help, await help.DeskAsync()));
        Assert.Equal("Di luar wewenang", (await _flow.GetAsync($"/desk/tracking/{(await help.SeeAsync(second))["trackingCode"]}")).Expect(HttpStatusCode.OK)["reason"]);
        Assert.Equal(("declined", "Di luar wewenang"), ((await help.SeeAsync(second))["end"], (await help.SeeAsync(second))["endReason"]));
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "REG-3")]
    public async Task A_village_sees_what_it_needs_for_its_answer_and_later_that_alone_and_the_recommendation()
    {
        var (help, way) = Place();
        var id = await way.AskedAsync();
        var village = (await help.SeeAsync(id))["applicant.village"]!;
        var (head, officer) = (await _flow.TokenAsync("village-head", village), await _flow.TokenAsync("village-officer", village));
        var asked = await help.SeeAsync(id, head);
        Assert.Equal((null, 0, 0), (asked["programme"], asked.Json["missing"]!.Count(), asked.Json["files"]!.Count()));
        asked = await RequestAsync(head);
        Assert.Equal(("True", "village", "+6281200000001", "Biaya rawat inap", await way.TodayAsync(7)), (asked["isAsked"], asked["with.holder"], asked["applicant.phone"], asked["help"], asked["request.dueOn"]));
        var file = (await help.SeeAsync(id)).Json["files"]![0]!["id"];
        (await _flow.GetAsync($"{help.Path}/{id}/documents/{file}", head)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        var listed = (await _flow.GetAsync($"/villages/{village}/desk-requests", head)).Expect(HttpStatusCode.OK);
        Assert.Equal((id, null), (listed["items[0].id"], listed["items[0].programme"]));

        (await way.AnswerAsync(id, await way.PoorAsync("474/3"))).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(id)).Expect(HttpStatusCode.OK);
        (await way.RecommendAsync(id, $"460/{id[..8]}")).Expect(HttpStatusCode.OK);
        (await way.PlaceAsync(id)).Expect(HttpStatusCode.OK);
        (await way.ServeAsync(id, new { outcome = "deferred", reason = "Anggaran habis" })).Expect(HttpStatusCode.OK);
        foreach (var by in new[] { head, officer })
        {
            (await _flow.GetAsync($"{help.Path}/{id}", by)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
            var seen = await RequestAsync(by);
            Assert.Equal(["id", "regency", "trackingCode", "isAsked", "applicant", "request", "answer", "recommendation", "files", "letters", "history"], ((Newtonsoft.Json.Linq.JObject)seen.Json).Properties().Select(p => p.Name));
            Assert.Equal(("False", "474/3", $"460/{id[..8]}", null), (seen["isAsked"], seen["answer.skm.number"], seen["recommendation.number"], seen["applicant.phone"]));
            Assert.Equal(["covering", "skm", "recommendation"], seen.Json["letters"]!.Select(l => (string)l!));
            Assert.Equal(["help.notFound", "help.poor", "help.recommended"], seen.Json["history"]!.Select(h => (string)h["code"]!));
            Assert.Empty(seen.Json["files"]!);
        }

        (await way.ServeAsync(id, new { outcome = "declined", reason = "Di luar wewenang" })).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain("wewenang", (await RequestAsync(head)).Text, StringComparison.Ordinal);
        (await _flow.GetAsync($"{help.Path}/{id}/letters/notice", head)).ExpectProblem(HttpStatusCode.Conflict, "help.noNotice", "SVC-6");
        (await _flow.GetAsync($"{help.Path}/{id}/letters/recommendation", head)).Expect(HttpStatusCode.OK);
        (await way.AnswerAsync(id, await way.PoorAsync("474/4"))).ExpectProblem(HttpStatusCode.Conflict, "help.answeredAlready", "SVC-5");

        async Task<Answer> RequestAsync(string by) => (await _flow.GetAsync($"/villages/{village}/desk-requests/{id}", by)).Expect(HttpStatusCode.OK);
    }

    private async Task<List<string>> WaitingAsync(HelpSteps help, string by, string query = "") =>
        [.. (await _flow.GetAsync($"/desk/{help.Regency}/waiting-list{query}", by)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!)];

    private (HelpSteps Help, HelpWay Way) Place()
    {
        var village = Dtks.Flows.Tests.Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        return (help, new HelpWay(_flow, help, village));
    }
}
