using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Operations;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.ServiceDesk;

/// <summary>Applications for help at the front office over HTTP: filed, their papers sent, seen by whom they concern.</summary>
[Collection("proposals")]
[Trait("rule", "SVC-2")]
public sealed class HelpApplicationTests(FlowHost host)
{
    private readonly Flow _flow = host.Flow;

    [Fact]
    public async Task An_application_says_all_that_is_missing_and_goes_to_the_look_up_with_the_last_copy()
    {
        var help = new HelpSteps(_flow, Place.Next().Village);
        var (desk, draft) = (await help.DeskAsync(), await help.DraftAsync());
        var filed = (await _flow.PostAsync(help.Path, desk, draft, ("Idempotency-Key", "help-1"))).Expect(HttpStatusCode.Created);
        var id = filed["id"]!;
        Assert.Equal(("incomplete", 26), (filed["status"], filed["trackingCode"]!.Length));
        Assert.Equal(["ktp", "kk", "Surat permohonan desa kepada bupati cq. kepala dinas sosial", "SKTM", "Foto rumah", "Foto pasien", "Surat rawat inap kelas III"], filed.Json["missing"]!.Select(m => (string)m!));
        Assert.Equal(filed.Text, (await _flow.PostAsync(help.Path, desk, draft, ("Idempotency-Key", "help-1"))).Expect(HttpStatusCode.Created).Text);

        Assert.Equal("accepted", (await help.SendAsync(id, "ktp"))["status"]);
        Assert.Equal(("incomplete", "frontOffice"), ((await help.SeeAsync(id))["status"], (await help.SeeAsync(id))["with.holder"]));
        await help.SendAsync(id, "other", "SKTM");
        await help.SendAsync(id, "kk");
        var seen = await help.SeeAsync(id);
        Assert.Equal(("checking", "data", "data", "0", "+6281200000001"), (seen["status"], seen["with.holder"], seen["with.section"], seen["days"], seen["applicant.phone"]));
        Assert.Equal(["ktp", "SKTM", "kk"], seen.Json["papers"]!.Select(p => (string)p!));
        Assert.DoesNotContain("kk", seen.Json["missing"]!.Select(m => (string)m!));
        Assert.Equal((3, 3), (seen.Json["files"]!.Count(), seen.Json.SelectTokens("files[?(@.status == 'accepted')]").Count()));
        Assert.Equal(["help.filed", "help.paperAccepted", "help.paperAccepted", "help.paperAccepted"], await help.HistoryAsync(id));
    }

    [Fact]
    public async Task What_is_wrong_is_named_at_once_and_who_lives_elsewhere_is_told_so()
    {
        var help = new HelpSteps(_flow, Place.Next().Village);
        var desk = await help.DeskAsync();
        var wrong = (await _flow.PostAsync(help.Path, desk, new { applicant = new { nik = "33", name = "-", familyCardNumber = "1", phone = "tidak ada", village = "1" }, section = "data" })).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(
            ["/visit", "/applicant/nik", "/applicant/name", "/applicant/familyCardNumber", "/applicant/phone", "/applicant/village", "/help", "/section"], wrong.Json["errors"]!.Select(e => (string)e["pointer"]!));

        var elsewhere = await help.DraftAsync();
        elsewhere["applicant"]!["village"] = Place.Next().Village;
        (await _flow.PostAsync(help.Path, desk, elsewhere)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.otherRegency", "SVC-2", "/applicant/village");
        elsewhere["applicant"]!["village"] = $"{help.Regency}999999";
        (await _flow.PostAsync(help.Path, desk, elsewhere)).ExpectProblem(HttpStatusCode.BadRequest, "help.villageUnknown", "SVC-2", "/applicant/village");
        (await _flow.PostAsync(help.Path, desk, await help.DraftAsync(programme: "kip"))).ExpectProblem(HttpStatusCode.BadRequest, "help.programmeUnknown", "SVC-4", "/programme");
        var unknown = await help.DraftAsync();
        unknown["visit"] = new string('0', 32);
        (await _flow.PostAsync(help.Path, desk, unknown)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.visitUnknown", "SVC-2", "/visit");

        // A visit of the day before does, and none of before that.
        var early = await help.DraftAsync();
        await _flow.AdvanceAsync("P2D");
        (await _flow.PostAsync(help.Path, desk = await help.DeskAsync(), early)).ExpectProblem(HttpStatusCode.UnprocessableEntity, "help.visitUnknown", "SVC-2");
        early = await help.DraftAsync();
        await _flow.AdvanceAsync("P1D");
        (await _flow.PostAsync(help.Path, await help.DeskAsync(), early)).Expect(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_need_has_one_application_that_goes_on_also_of_two_at_once()
    {
        var help = new HelpSteps(_flow, Place.Next().Village);
        var (desk, who) = (await help.DeskAsync(), help.Applicant());
        var drafts = new List<JObject>();
        for (var i = 0; i < 4; i++) drafts.Add(await help.DraftAsync(applicant: (JObject)who.DeepClone()));
        var answers = await Task.WhenAll(drafts.Select(d => _flow.PostAsync(help.Path, desk, d)));

        var filed = Assert.Single(answers, a => a.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(a => a != filed), a => a.ExpectProblem(HttpStatusCode.Conflict, "help.sameNeed", "SVC-2", "/applicant/nik"));
        Assert.Contains(filed["trackingCode"]!, answers.First(a => a != filed)["errors[0].detail"]!, StringComparison.Ordinal);
        await help.FileAsync("education", "kip", (JObject)who.DeepClone());

        (await _flow.PostAsync($"{help.Path}/{filed["id"]}/contacts", desk, new { reached = false, note = "Tidak diangkat" })).Expect(HttpStatusCode.OK);
        Assert.Equal(("ended", "nobody"), Told(await _flow.PostAsync($"{help.Path}/{filed["id"]}/withdrawal", desk, new { reason = "Sudah dibantu" })));
        (await _flow.PostAsync($"{help.Path}/{filed["id"]}/documents", desk, HelpSteps.File("ktp"))).ExpectProblem(HttpStatusCode.Conflict, "help.notAwaiting", "SVC-2");
        Assert.Equal(["help.filed", "help.contacted", "help.withdrawn"], await help.HistoryAsync(filed["id"]!));
        await help.FileAsync(applicant: (JObject)who.DeepClone());
    }

    [Fact]
    [Trait("rule", "SVC-1")]
    public async Task A_section_sees_its_own_files_alone_and_lists_go_by_section_and_status()
    {
        var help = new HelpSteps(_flow, Place.Next().Village);
        var (health, education) = ((await help.FileAsync())["id"]!, (await help.FileAsync("education", "kip"))["id"]!);
        var (ofHealth, ofEducation, data) = (await help.SectionAsync("health"), await help.SectionAsync("education"), await help.SectionAsync("data"));

        await help.SeeAsync(health, ofHealth);
        (await _flow.GetAsync($"{help.Path}/{health}", ofEducation)).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"{help.Path}/{health}/contacts", ofEducation, new { reached = true })).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        await help.SeeAsync(health, data);
        (await _flow.GetAsync($"{help.Path}/{health}", await _flow.TokenAsync("desk-officer", Place.Next().Regency))).Expect(HttpStatusCode.Forbidden);
        (await _flow.GetAsync($"{help.Path}/{health}", await _flow.TokenAsync("village-head", (await help.SeeAsync(health))["applicant.village"]!))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync(help.Path, ofHealth, await help.DraftAsync())).Expect(HttpStatusCode.Forbidden);

        Assert.Equal([health], await ListedAsync(help, "", ofHealth));
        Assert.Equal([education], await ListedAsync(help, "?section=education", ofEducation));
        (await _flow.GetAsync($"{help.Path}?section=health", ofEducation)).ExpectProblem(HttpStatusCode.Forbidden, "help.otherSection", "SVC-1");
        Assert.Equal([health, education], await ListedAsync(help, "", data));
        Assert.Equal([education], await ListedAsync(help, "?section=education&status=incomplete", await help.DeskAsync()));
        Assert.Empty(await ListedAsync(help, "?status=checking", await help.DeskAsync()));
        (await _flow.GetAsync($"{help.Path}?status=dulu", await help.DeskAsync())).ExpectProblem(HttpStatusCode.BadRequest, "list.status");

        var page = (await _flow.GetAsync($"{help.Path}?limit=1", data)).Expect(HttpStatusCode.OK);
        Assert.Equal((health, "Pemohon CONTOH", "frontOffice"), (page["items[0].id"], page["items[0].name"], page["items[0].with.holder"]));
        await host.SpoilAsync("serviceDesk", help.Regency, $"helpApplication-{education}");
        var next = (await _flow.GetAsync($"{help.Path}?limit=1&cursor={Uri.EscapeDataString(page["next"]!)}", data)).Expect(HttpStatusCode.OK);
        Assert.Equal((education, "list.unreadable", null), (next["items[0].id"], next["items[0].code"], next["next"]));
    }

    [Fact]
    public async Task A_copy_is_what_it_says_and_is_sent_by_whom_it_is_for()
    {
        var village = Place.Next().Village;
        var help = new HelpSteps(_flow, village);
        var (id, desk) = ((await help.FileAsync())["id"]!, await help.DeskAsync());

        var content = HelpSteps.Copy("ktp");
        var rejected = await help.SendAsync(id, "ktp", sent: [.. "%XDF-"u8, .. content[5..]]);
        Assert.Equal(("rejected", "evidence.typeMismatch", null), (rejected["status"], rejected["reason"], rejected["downloadUrl"]));
        Assert.Equal(["help.filed"], await help.HistoryAsync(id));
        var accepted = await help.SendAsync(id, "ktp");
        Assert.Equal(content, (await SignedLink.GetAsync(accepted["downloadUrl"]!)).Content);

        (await _flow.PostAsync($"{help.Path}/{id}/documents", desk, HelpSteps.File("fieldPhoto"))).ExpectProblem(HttpStatusCode.BadRequest, "help.fileKind", "SVC-8", "/kind");
        (await _flow.PostAsync($"{help.Path}/{id}/documents", desk, HelpSteps.File("other", paper: "Akta lahir"))).ExpectProblem(HttpStatusCode.BadRequest, "help.paperUnknown", "SVC-2", "/paper");
        (await _flow.PostAsync($"{help.Path}/{id}/documents", await _flow.TokenAsync("village-officer", village), HelpSteps.File("villagePhoto"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.PostAsync($"{help.Path}/{new string('0', 32)}/documents", desk, HelpSteps.File("ktp"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");
        (await _flow.GetAsync($"{help.Path}/{id}/documents/{accepted["id"]}", await help.SectionAsync("social"))).ExpectProblem(HttpStatusCode.NotFound, "notFound");

        // One file is not both papers, also where it is sent anew by another name.
        var same = await help.SendAsync(id, "kk", copy: content);
        Assert.Equal(("rejected", "help.sameFile"), (same["status"], same["reason"]));
        Assert.Contains("berkas lain dalam permohonan", same["detail"]!, StringComparison.Ordinal);
        Assert.Equal("incomplete", (await help.SeeAsync(id))["status"]);

        // One that never comes is given up.
        var declared = (await _flow.PostAsync($"{help.Path}/{id}/documents", desk, HelpSteps.File("kk"))).Expect(HttpStatusCode.Created);
        (await _flow.PostAsync($"{help.Path}/{id}/documents/{declared["id"]}/completion", desk, body: null)).ExpectProblem(HttpStatusCode.Conflict, "evidence.notUploaded", "SVC-2");
        await _flow.AdvanceAsync("PT25H");
        desk = await help.DeskAsync();
        Assert.Equal("expired", (await _flow.GetAsync($"{help.Path}/{id}/documents/{declared["id"]}", desk)).Expect(HttpStatusCode.OK)["status"]);
        (await _flow.PostAsync($"{help.Path}/{id}/documents/{declared["id"]}/completion", desk, body: null)).ExpectProblem(HttpStatusCode.Conflict, "evidence.expired");
    }

    private static (string?, string?) Told(Answer answer) => (answer.Expect(HttpStatusCode.OK)["status"], answer["holder"]);

    private async Task<IEnumerable<string>> ListedAsync(HelpSteps help, string query, string by) => (await _flow.GetAsync(help.Path + query, by)).Expect(HttpStatusCode.OK).Json["items"]!.Select(i => (string)i["id"]!);
}
