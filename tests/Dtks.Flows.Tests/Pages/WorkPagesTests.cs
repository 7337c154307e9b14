using System.Net;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class WorkPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "VER-3")]
    public async Task A_village_officer_sees_what_is_to_be_done_and_decides_lines_row_by_row()
    {
        var family = pages.Next();
        using var reader = await pages.Reader().SignInAsync("village-officer", family.Village);

        var today = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        Assert.Contains("6 dari 6 baris belum diverifikasi", today.Text, StringComparison.Ordinal);
        var sheet = (await reader.GetAsync(today.Document.QuerySelector($"a[href^='/lembar/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var lines = await _flow.LinesAsync(PagesHost.Period, family.Village, await _flow.TokenAsync("village-officer", family.Village));
        var (pkh, jkn) = (lines.Number(family.Head.Name, "PKH"), lines.Number(family.Members[1].Name, "PBI-JKN"));
        var done = (await reader.SubmitAsync(sheet, "main form", ($"hasil-{pkh}", "eligible"), ($"hasil-{jkn}", "ineligible"), ($"catatan-{jkn}", "tanpa alasan"))).Expect(HttpStatusCode.OK);

        // A line that is not eligible needs its ground (VER-5): that is told at the line, and the other is saved.
        Assert.Contains("1 baris disimpan, 1 ditolak", done.Text, StringComparison.Ordinal);
        Assert.NotEmpty(done.Document.QuerySelector($"#baris-{jkn}-salah")!.TextContent);
        var saved = (await reader.SubmitAsync(done, "main form", ($"hasil-{jkn}", "ineligible"), ($"alasan-{jkn}", "4"), ($"catatan-{jkn}", "<script>alert(1)</script>"))).Expect(HttpStatusCode.OK);
        Assert.Contains("1 baris disimpan, 0 ditolak", saved.Text, StringComparison.Ordinal);
        Assert.Contains("menolak bantuan", saved.Text, StringComparison.Ordinal);
        Assert.Empty(saved.Document.QuerySelectorAll("main script"));
        var after = await _flow.LinesAsync(PagesHost.Period, family.Village, await _flow.TokenAsync("village-officer", family.Village));
        Assert.Equal(("eligible", "ineligible 4"), (after.Stand(pkh), after.Stand(jkn)));
        var twice = await reader.SubmitAsync(saved, "main form", ("lanjut", "tidak"), ("baris", $"{pkh}"), ("baris", $"0{pkh}"), ($"hasil-{pkh}", "eligible"), ($"hasil-0{pkh}", "eligible"));
        Assert.Contains("1 baris disimpan", twice.Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "PRO-6")]
    public async Task A_regencys_officer_verifies_a_proposal_once_however_often_the_form_is_sent()
    {
        var family = SampleFamily.Of(pages.Place.Villages[^1], members: 2);
        var (id, _) = await _flow.VerifyingAsync(family);
        using var reader = await pages.Reader().SignInAsync("regency-officer", pages.Place.Regency);

        var list = (await reader.GetAsync($"/usulan/{family.Village}?keadaan=verifying")).Expect(HttpStatusCode.OK);
        Assert.Contains(family.Head.Name, list.Text, StringComparison.OrdinalIgnoreCase);
        var page = (await reader.GetAsync($"/usulan/{family.Village}/{id}")).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(family.Head.Name, page.Document.Title!, StringComparison.OrdinalIgnoreCase);
        var wrong = (await reader.SubmitAsync(page, "main form", ("hasil", "ineligible"), ("catatan", "Rumah \"bagus\" & <b>"))).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(wrong.Document.QuerySelector("#alasan-salah")!.TextContent);
        Assert.Equal("Rumah \"bagus\" & <b>", wrong.Document.QuerySelector("#catatan")!.TextContent);

        (string, string)[] typed = [("hasil", "eligible"), ("catatan", "Sesuai keadaan.")];
        var first = await reader.SubmitAsync(page, "main form", typed);
        var again = await reader.SubmitAsync(page, "main form", typed);

        Assert.All([first, again], sent => Assert.Equal((HttpStatusCode.SeeOther, $"/usulan/{family.Village}/{id}"), (sent.Status, sent.Location)));
        var after = (await reader.GetAsync(first.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Layak", after.Text, StringComparison.Ordinal);
        Assert.Null(after.Document.QuerySelector("main form"));
        Assert.Single(after.Document.QuerySelectorAll("ol.steps li strong"), step => step.TextContent == "Layak");

        // Who comes second is told that nothing was done, with what they wrote.
        var second = await reader.SubmitAsync(page, "main form", ("hasil", "ineligible"), ("alasan", "4"), ("catatan", "Catatan kedua"), ("kunci", "lain"));
        Assert.InRange((int)second.Status, 409, 412);
        Assert.Contains("tidak disimpan", second.Document.QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Catatan kedua", second.Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task A_form_from_elsewhere_is_not_served_and_one_whose_session_ended_loses_nothing()
    {
        var family = SampleFamily.Of(pages.Place.Villages[^1], members: 2);
        var (id, token) = await _flow.VerifyingAsync(family);
        using var reader = await pages.Reader().SignInAsync("regency-officer", pages.Place.Regency);
        var page = await reader.GetAsync($"/usulan/{family.Village}/{id}");
        (string, string)[] typed = [("hasil", "eligible"), ("catatan", "Sudah dikunjungi, \"layak\".")];

        var foreign = PageReader.RequestOf(page, "main form", typed);
        foreign.Headers.Add("Sec-Fetch-Site", "cross-site");
        (await reader.SendAsync(foreign)).Expect(HttpStatusCode.Forbidden);
        var origin = PageReader.RequestOf(page, "main form", typed);
        origin.Headers.Add("Origin", "https://jahat.example");
        (await reader.SendAsync(origin)).Expect(HttpStatusCode.Forbidden);
        var forged = (await reader.SubmitAsync(page, "main form", [.. typed, ("isian", "tidak")])).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("verifying", (await _flow.ProposalAsync(family.Village, id, token))["status"]);

        // The session ended meanwhile; what was typed is still there, and goes with the new session's token.
        await reader.SubmitAsync(await reader.GetAsync("/keluar"), "main form");
        var kept = (await reader.SubmitAsync(page, "main form", typed)).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal("Sudah dikunjungi, \"layak\".", kept.Document.QuerySelector("main input[name=catatan]")!.GetAttribute("value"));
        Assert.Equal("verifying", (await _flow.ProposalAsync(family.Village, id, token))["status"]);
        await reader.SignInAsync("regency-officer", pages.Place.Regency);
        var fresh = (await reader.SubmitAsync(kept, "main form")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(HttpStatusCode.SeeOther, (await reader.SubmitAsync(fresh, "main form")).Status);

        Assert.Equal("eligible", (await _flow.ProposalAsync(family.Village, id, token))["status"]);
        Assert.NotNull(forged.Document.QuerySelector("main form"));
    }

    [Fact]
    [Trait("rule", "VER-1")]
    public async Task Progress_is_drawn_from_the_nation_to_the_district()
    {
        using var reader = await pages.Reader().SignInAsync("ministry-officer", "ID");

        foreach (var area in new[] { "ID", pages.Place.Regency[..2], pages.Place.Regency })
        {
            var page = (await reader.GetAsync($"/kemajuan/{area}?bulan={PagesHost.Period}")).Expect(HttpStatusCode.OK);
            Assert.NotEmpty(page.Document.QuerySelectorAll("svg.map rect"));
            Assert.Equal(page.Document.QuerySelectorAll("tbody tr").Length, page.Document.QuerySelectorAll("svg.map rect").Length);
            Assert.InRange(page.Bytes, 1, 60 * 1024);
        }

        (await reader.GetAsync("/kemajuan/ID?bulan=2020-01")).Expect(HttpStatusCode.NotFound);
        (await reader.GetAsync("/kemajuan/xx")).Expect(HttpStatusCode.NotFound);
        Assert.Contains("desa", (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK).Text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Each_role_that_signs_in_has_a_page_of_todays_work_in_both_languages()
    {
        foreach (var (role, digits) in new[] { ("village-officer", 10), ("village-head", 10), ("tksk", 6), ("district-head", 6), ("regency-officer", 4), ("regent", 4), ("ministry-officer", 0), ("post-officer", 4), ("desk-officer", 4), ("section-officer", 4), ("giver", 4), ("auditor", 0) })
        {
            using var reader = await pages.Reader().SignInAsync(role, digits == 0 ? "ID" : pages.Place.Village[..digits], [.. role == "section-officer" ? [("bidang", "health")] : role == "giver" ? [("pemberi", "dinas-kesehatan")] : Array.Empty<(string, string)>()]);
            var page = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
            await reader.SubmitAsync(page, "form[action='/bahasa']");
            var english = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);

            Assert.NotEqual(page.Text, english.Text);
            Assert.DoesNotContain("cannot be read", english.Text, StringComparison.Ordinal);
            Assert.DoesNotContain(english.Text.Split(' ', '\n'), word => word.StartsWith("today.", StringComparison.Ordinal) || word.StartsWith("role.", StringComparison.Ordinal));
        }
    }
}
