using System.Net;
using AngleSharp.Html.Dom;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Visits;

namespace Dtks.Flows.Tests.Pages;

/// <summary>The home visit by the form's own questions, and who was invited to a deliberation.</summary>
[Collection("pages")]
public sealed class VisitPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "RAT-2")]
    public async Task A_visit_is_typed_part_by_part_nothing_is_lost_on_the_way_and_what_is_wrong_is_shown_at_its_question()
    {
        var (deliberation, proposals) = await _flow.AdmittedAsync(members: 2);
        using var officer = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        var proposal = (await officer.GetAsync($"/usulan/{deliberation.Village}/{proposals[0]}")).Expect(HttpStatusCode.OK);
        var path = proposal.Document.QuerySelector("main a[href$='/kunjungan']")!.GetAttribute("href")!;
        var sample = await _flow.VisitAsync();
        var first = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.InRange(first.Bytes, 1, 60 * 1024);
        var alone = (await officer.SubmitAsync(first, "main form", ("langkah", "simpan"))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("tamu-salah", alone.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        var second = (await officer.SubmitAsync(alone, "main form", ("tanggal", (string)sample["visitedOn"]!), ("nama", "TAMU <b>SATU"), ("lembaga", "TKSK"), ("nama", "TAMU DUA"), ("lembaga", "Pemerintah Desa"), ("langkah", "lanjut"))).Expect(HttpStatusCode.OK);
        Assert.Equal(["TAMU <b>SATU", "TAMU DUA"], second.Document.QuerySelectorAll("input[type=hidden][name=nama]").Select(i => ((IHtmlInputElement)i).Value));

        // A question is answered on the part that has it, and goes along from there.
        var housing = await PartWithAsync(officer, second, "j.303");
        var typed = (await officer.SubmitAsync(housing, "main form", ("j.303", "88"), ("langkah", "lanjut"))).Expect(HttpStatusCode.OK);
        var member = await PartWithAsync(officer, typed, "a.0.402");
        Assert.InRange(member.Bytes, 1, 60 * 1024);
        var wrong = (await officer.SubmitAsync(member, "main form", ("a.0.402", "ANGGOTA CONTOH SATU"), ("langkah", "simpan"))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("j-303-salah", wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal("ANGGOTA CONTOH SATU", ((IHtmlInputElement)wrong.Document.QuerySelector("input[type=hidden][name='a.0.402']")!).Value);

        // It answers for one of two: that is told, or it is done.
        var sent = await officer.SubmitAsync(wrong, "main form", ("j.303", "8"), ("langkah", "simpan"));
        Assert.True(sent.Status == HttpStatusCode.SeeOther || sent.Document.QuerySelector("main [role=status]") is not null, sent.Text);
        var stored = (await _flow.GetAsync($"/proposals/{deliberation.Village}/{proposals[0]}/visit", deliberation.Officer)).Expect(HttpStatusCode.OK);
        Assert.Equal(("8", "ANGGOTA CONTOH SATU"), ((string?)stored.Json["answers"]!["303"], (string?)stored.Json["members"]![0]!["402"]));
        var again = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal("8", ((IHtmlInputElement)again.Document.QuerySelector("input[name='j.303']")!).Value);

        using var head = await pages.Reader().SignInAsync("village-head", deliberation.Village);
        (await head.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        Assert.Null((await head.GetAsync(proposal.Path)).Document.QuerySelector("main a[href$='/kunjungan']"));
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task Who_was_invited_is_recorded_in_boxes_and_what_another_officer_recorded_meanwhile_is_kept()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        using var a = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        using var b = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        var link = (await a.GetAsync(path)).Expect(HttpStatusCode.OK).Document.QuerySelector("main a[href$='/undangan']")!.GetAttribute("href")!;
        var (ofA, ofB) = ((await a.GetAsync(link)).Expect(HttpStatusCode.OK), (await b.GetAsync(link)).Expect(HttpStatusCode.OK));
        var held = (string)(await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["heldOn"]!;

        var wrong = (await a.SubmitAsync(ofA, "main form", Row("Tamu SATU", "bpd", held, ""))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["undang-0-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(path, (await b.SubmitAsync(ofB, "main form", Row("Tamu DUA", "community", held, "letter"))).Location);
        var late = (await a.SubmitAsync(wrong, "main form", Row("Tamu SATU", "bpd", held, "inPerson"))).Expect(HttpStatusCode.PreconditionFailed);
        Assert.Equal(["Tamu SATU", "Tamu DUA"], late.Document.QuerySelectorAll("input[name=nama]").Select(i => ((IHtmlInputElement)i).Value).Where(name => name.Length > 0));
        Assert.Equal(path, (await a.SubmitAsync(late, "main form")).Location);
        Assert.Equal(2, (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["invitations"]!.Count());
    }

    private static (string, string)[] Row(string name, string element, string on, string by) => [("nama", name), ("unsur", element), ("satuan", ""), ("tanggal", on), ("cara", by)];

    // Goes on, part by part, to the one that asks a question.
    private static async Task<PageSeen> PartWithAsync(PageReader reader, PageSeen page, string field)
    {
        while (page.Document.QuerySelector($"[name='{field}']:not([type=hidden])") is null)
        {
            page = (await reader.SubmitAsync(page, "main form", ("langkah", "lanjut"))).Expect(HttpStatusCode.OK);
        }

        return page;
    }
}
