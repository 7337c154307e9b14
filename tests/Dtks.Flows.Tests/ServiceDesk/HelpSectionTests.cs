using System.Net;

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
    public async Task Without_a_programme_there_is_nothing_to_verify_and_with_an_SKM_that_ran_out_the_village_gives_another()
    {
        var (help, way) = Place();
        var id = await help.CheckingAsync(programme: null);
        (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        (await way.AnswerAsync(id, await way.PoorAsync("474/1", await way.TodayAsync()))).Expect(HttpStatusCode.OK);
        (await way.VerifyAsync(id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.noProgramme", "SVC-8");
        Assert.Equal("bantuan-perawatan", (await way.CheckAsync(id, new { programme = "bantuan-perawatan" }, "health")).Expect(HttpStatusCode.OK)["programme"]);
        await _flow.AdvanceAsync("P1D");
        (await way.VerifyAsync(id)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.skmExpired", "SVC-7");
        var village = (await help.SeeAsync(id))["applicant.village"]!;
        Assert.Equal(id, (await _flow.GetAsync($"/villages/{village}/desk-requests", await _flow.TokenAsync("village-head", village))).Expect(HttpStatusCode.OK)["items[0].id"]);
        (await way.AnswerAsync(id, await way.PoorAsync("474/2"))).Expect(HttpStatusCode.OK);
        Assert.Equal(("meets", "section"), HelpWay.Told(await way.VerifyAsync(id)));
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
        Assert.Equal(("accepted", "giver"), HelpWay.Told(await way.ServeAsync(urgent, new { outcome = "accepted" })));
        Assert.Equal(("served", "nobody"), HelpWay.Told(await way.ServeAsync(urgent, new { outcome = "served" })));
        Assert.Equal(("ended", "nobody"), HelpWay.Told(await way.ServeAsync(second, new { outcome = "declined", reason = "Di luar wewenang" })));
        (await way.ServeAsync(second, new { outcome = "accepted" })).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-9");
        Assert.Equal([first], await WaitingAsync(help, await help.DeskAsync()));
        Assert.Equal(("declined", "Di luar wewenang"), ((await help.SeeAsync(second))["end"], (await help.SeeAsync(second))["endReason"]));
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
