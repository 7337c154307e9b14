using System.Net;
using Dtks.Flows.Tests.Proposals;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>The look-up in the poverty database, and the village's answer, over HTTP.</summary>
[Collection("proposals")]
public sealed class HelpCheckTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    [Trait("rule", "SVC-3")]
    [Trait("rule", "SVC-4")]
    public async Task Who_stands_in_the_register_is_found_by_number_and_told_what_is_asked()
    {
        var (help, way, village) = Place();
        var family = SampleFamily.Of(village);
        await _flow.RegisteredAsync(family, "register");
        var who = help.Applicant();
        (who["nik"], who["name"], who["familyCardNumber"]) = (family.Head.Nik, family.Head.Name, family.FamilyCardNumber);
        var id = await help.CheckingAsync(programme: null, applicant: who);

        (await way.CheckAsync(id, section: "health")).ExpectProblem(HttpStatusCode.Forbidden, "help.dataOnly", "SVC-3");
        (await way.CheckAsync(id, new { programme = "kip" })).ExpectProblem(HttpStatusCode.BadRequest, "help.programmeUnknown", "SVC-4", "/programme");
        var data = await help.SectionAsync("data");
        Task<Answer> CheckAsync() => _flow.PostAsync($"{help.Path}/{id}/check", data, new { programme = "bantuan-perawatan" }, ("Idempotency-Key", "check-1"));
        var found = (await CheckAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal(("True", "inSection", "section", "bantuan-perawatan", "kelas-3"), (found["found"], found["status"], found["holder"], found["programme"], found["criteria[0].code"]));
        Assert.Empty(found.Json["matches"]!);
        Assert.True(found["explanation"]!.Length > 60, found.Text);
        Assert.Contains("SKTM", found.Json["missing"]!.Select(m => (string)m!));
        var seen = await help.SeeAsync(id, await help.SectionAsync("health"));
        Assert.StartsWith($"register/{village}/", seen["foundAs"], StringComparison.Ordinal);
        (await _flow.GetAsync($"{help.Path}/{id}", await help.SectionAsync("data"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        Assert.Equal(["help.assigned", "help.found"], (await help.HistoryAsync(id)).TakeLast(2));

        // Sent again it is told the same; once the section did more, what came of it then and no more.
        Assert.Equal(found.Text, (await CheckAsync()).Expect(HttpStatusCode.OK).Text);
        (await way.VerifyAsync(id)).Expect(HttpStatusCode.OK);
        var again = (await CheckAsync()).Expect(HttpStatusCode.OK);
        Assert.Equal(("True", "inSection", null, 0), (again["found"], again["status"], again["programme"], again.Json["criteria"]!.Count() + again.Json["missing"]!.Count()));
        (await way.CheckAsync(id, new { programme = "bpjs-kis" }, "health")).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-4");
        (await way.CheckAsync(id, new { notFound = true }, "health")).ExpectProblem(HttpStatusCode.Conflict, "help.checkedAlready", "SVC-3");
        (await way.CheckAsync((await help.FileAsync())["id"]!)).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-3");
    }

    [Fact]
    [Trait("rule", "SVC-3")]
    public async Task Whoever_may_be_meant_by_the_family_card_is_decided_by_a_person()
    {
        var (help, way, village) = Place();
        var family = SampleFamily.Of(village);
        await _flow.RegisteredAsync(family, "register");
        var who = help.Applicant();
        who["familyCardNumber"] = family.FamilyCardNumber;
        var id = await help.CheckingAsync(applicant: (JObject)who.DeepClone());
        var likely = (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
        Assert.Equal(("False", "checking", "familyCard", family.Head.Name), (likely["found"], likely["status"], likely["matches[0].by"], likely["matches[0].name"]));
        (await way.CheckAsync(id, new { match = "register/0/0" })).ExpectProblem(HttpStatusCode.BadRequest, "help.matchUnknown", "SVC-3", "/match");
        (await way.CheckAsync(id, new { match = likely["matches[0].id"], notFound = true })).ExpectProblem(HttpStatusCode.BadRequest, "help.matchAndNone", "SVC-3", "/match");
        Assert.Equal(("True", "inSection"), ((await way.CheckAsync(id, new { match = likely["matches[0].id"] })).Expect(HttpStatusCode.OK)["found"], (await help.SeeAsync(id))["status"]));

        who["nik"] = help.Applicant()["nik"];
        id = await help.CheckingAsync(applicant: who);
        var asked = (await way.CheckAsync(id, new { notFound = true })).Expect(HttpStatusCode.OK);
        Assert.Equal(("False", "askedOfVillage", "village"), (asked["found"], asked["status"], asked["holder"]));

        // Another regency's register is none of its.
        var other = new HelpSteps(_flow, Dtks.Flows.Tests.Place.Next().Village);
        var moved = other.Applicant();
        (moved["nik"], moved["familyCardNumber"]) = (family.Head.Nik, family.FamilyCardNumber);
        id = await other.CheckingAsync(applicant: moved);
        Assert.Equal("askedOfVillage", (await _flow.PostAsync($"{other.Path}/{id}/check", await other.SectionAsync("data"), new { })).Expect(HttpStatusCode.OK)["status"]);
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "SVC-6")]
    [Trait("rule", "SVC-7")]
    public async Task The_village_that_is_asked_answers_poor_with_an_SKM_or_not_poor()
    {
        var (help, way, village) = Place();
        var (poor, not) = (await way.AskedAsync(), await way.AskedAsync());
        var head = await _flow.TokenAsync("village-head", village);
        Assert.Equal([poor, not], await RequestsAsync(village, head));
        Assert.Equal(("village", village, await way.TodayAsync(7)), ((await help.SeeAsync(poor, head))["with.holder"], (await help.SeeAsync(poor))["with.village"], (await help.SeeAsync(poor))["request.dueOn"]));

        var photo = (await _flow.PostAsync($"{help.Path}/{poor}/documents", await _flow.TokenAsync("village-officer", village), HelpSteps.File("villagePhoto"))).ExpectProblem(HttpStatusCode.BadRequest, "evidence.contentType", "SVC-5");
        Assert.Equal("/contentType", photo["errors[0].pointer"]);
        (await way.AnswerAsync(poor, await way.PoorAsync("474/1"), Dtks.Flows.Tests.Place.Next().Village)).Expect(HttpStatusCode.Forbidden);
        (await way.AnswerAsync(poor, await way.PoorAsync("474/1"), Neighbour(village))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await way.AnswerAsync(poor, new { outcome = "poor", verifiedBy = Array.Empty<string>(), verifiedOn = await way.TodayAsync(1), note = "x" })).ExpectProblem(HttpStatusCode.BadRequest, "help.skmMissing", "SVC-6", "/skm");
        (await way.AnswerAsync(poor, await way.PoorAsync("474/1", await way.TodayAsync(31)))).ExpectProblem(HttpStatusCode.BadRequest, "help.skmValidity", "SVC-6", "/skm/validUntil");

        Assert.Equal(("inSection", "section"), HelpWay.Told(await way.AnswerAsync(poor, await way.PoorAsync("474/1"))));
        Assert.Equal(await way.TodayAsync(30), (await _flow.GetAsync($"/villages/{village}/desk-requests/{poor}", head)).Expect(HttpStatusCode.OK)["answer.skm.validUntil"]);
        Assert.Equal(("ended", "nobody"), HelpWay.Told(await way.AnswerAsync(not, new { outcome = "notPoor", verifiedBy = new[] { "Kader CONTOH" }, verifiedOn = await way.TodayAsync(), note = "Mampu" })));
        Assert.Equal("notPoor", (await help.SeeAsync(not))["end"]);
        Assert.Empty(await RequestsAsync(village, head));

        // A number stands on one SKM of the village, however it is written; and on one of another.
        var third = await way.AskedAsync();
        foreach (var number in new[] { "474 / 1", "474/1\u200b", "\u00ad474/1", "\uff14\uff17\uff14/1" })
        {
            (await way.AnswerAsync(third, await way.PoorAsync(number))).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.skmTaken", "SVC-6", "/skm/number");
        }

        var elsewhere = new HelpSteps(_flow, Neighbour(village));
        var there = new HelpWay(_flow, elsewhere, Neighbour(village));
        Assert.Equal(("inSection", "section"), HelpWay.Told(await there.AnswerAsync(await there.AskedAsync(), await there.PoorAsync("474/1"))));
    }

    [Fact]
    [Trait("rule", "SVC-5")]
    public async Task Villages_that_do_not_answer_in_time_are_late_each_of_its_own_and_answer_all_the_same()
    {
        var (help, way, village) = Place();
        var (first, second, answered) = (await way.AskedAsync(), await way.AskedAsync(), await way.InSectionAsync());
        await _flow.AdvanceAsync("P7D");
        Assert.Empty(await LateAsync(help));
        await _flow.AdvanceAsync("P1D");
        Assert.Equal([first, second], await LateAsync(help));
        Assert.Equal(("True", "askedOfVillage"), ((await _flow.GetAsync($"/villages/{village}/desk-requests", await _flow.TokenAsync("village-head", village)))["items[0].late"], (await help.SeeAsync(first))["status"]));
        Assert.NotNull((await help.SeeAsync(second))["request.lateFrom"]);
        Assert.DoesNotContain("help.villageLate", await help.HistoryAsync(answered));
        Assert.Equal(("inSection", "section"), HelpWay.Told(await way.AnswerAsync(first, await way.PoorAsync("474/9"))));
        Assert.Equal([second], await LateAsync(help));
    }

    [Fact]
    [Trait("rule", "SVC-3")]
    public async Task A_number_alone_finds_nobody_of_another_name_or_birth_date()
    {
        var (help, way, village) = Place();
        var (family, data) = (SampleFamily.Of(village), await help.SectionAsync("data"));
        await _flow.RegisteredAsync(family, "register");
        var (own, other, born) = (help.Applicant(), help.Applicant(), help.Applicant());
        (own["nik"], own["name"]) = (family.Head.Nik, "Wagiman LAIN");
        (other["name"], born["birthDate"]) = ("Wagiman LAIN", "1971-01-01");
        await _flow.EnteredAsync(village, data, "2026-01-10", PovertySteps.File(new[] { other, born }.Select(p => $"{p["nik"]},{village[..6]}1212000199,Pemohon CONTOH,1970-01-01,,,,")));

        foreach (var (who, name) in new[] { (own, family.Head.Name), (other, "Pemohon CONTOH"), (born, "Pemohon CONTOH") })
        {
            var id = await help.CheckingAsync(applicant: who);
            var likely = (await way.CheckAsync(id)).Expect(HttpStatusCode.OK);
            Assert.Equal(("False", "checking", "nikOfAnother", name), (likely["found"], likely["status"], likely["matches[0].by"], likely["matches[0].name"]));
            Assert.Single(likely.Json["matches"]!);
            var decided = who == born ? new { notFound = true } : (object)new { match = likely["matches[0].id"] };
            Assert.Equal(who == born ? "askedOfVillage" : "inSection", (await way.CheckAsync(id, decided)).Expect(HttpStatusCode.OK)["status"]);
        }

        // One letter is a mistake of the pen.
        var near = help.Applicant();
        (near["nik"], near["name"]) = (other["nik"], "PEMOHOON CONTOH");
        Assert.Equal("True", (await way.CheckAsync(await help.CheckingAsync("education", null, near))).Expect(HttpStatusCode.OK)["found"]);
    }

    private static string Neighbour(string village) => new Functions.Areas.AreaDirectory().Children(village[..6]).Select(v => v.Code).First(v => v != village);

    private async Task<List<string>> RequestsAsync(string village, string by) =>
        [.. (await _flow.GetAsync($"/villages/{village}/desk-requests", by)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!)];

    private async Task<List<string>> LateAsync(HelpSteps help) =>
        [.. (await _flow.GetAsync($"{help.Path}?late=true", await help.DeskAsync())).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!)];

    private (HelpSteps Help, HelpWay Way, string Village) Place()
    {
        var village = Dtks.Flows.Tests.Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        return (help, new HelpWay(_flow, help, village), village);
    }
}
