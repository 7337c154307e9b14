using System.Net;
using Dtks.Flows.Tests.ServiceDesk;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class DeskPagesTests(PagesHost pages)
{
    [Fact]
    [Trait("rule", "SVC-2")]
    [Trait("rule", "SVC-5")]
    [Trait("rule", "SVC-8")]
    public async Task A_visitor_is_received_asked_of_the_village_verified_recommended_and_served_by_forms()
    {
        var village = pages.Place.Villages[^4];
        var (regency, steps) = (village[..4], new HelpSteps(pages.Flow, village));
        using var desk = await pages.Reader().SignInAsync("desk-officer", regency);
        var today = (await pages.Flow.NowAsync()).ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

        var book = (await desk.GetAsync((await desk.GetAsync("/tugas")).Document.QuerySelector("a[href^='/loket/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.NotEmpty((await desk.SubmitAsync(book, "main form", ("nama", "Tamu CONTOH"), ("keperluan", ""))).Expect(HttpStatusCode.BadRequest).Document.QuerySelector("#keperluan-salah")!.TextContent);
        var received = (await desk.SubmitAsync(book, "main form", ("nama", "Tamu <b>CONTOH</b>"), ("keperluan", "Tanya bantuan"))).Expect(HttpStatusCode.OK);
        Assert.Contains("Nomor antrean", received.Document.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Tamu <b>CONTOH</b>", received.Text, StringComparison.Ordinal);

        var file = (await desk.GetAsync(received.Document.QuerySelector("[role=status] a")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var applicant = steps.Applicant();
        (string, string)[] typed =
        [
            ("nama", "Pemohon CONTOH"), ("nik", (string)applicant["nik"]!), ("kk", (string)applicant["familyCardNumber"]!), ("telepon", "0812-0000-0001"), ("desa", village),
            ("bidang", "health"), ("bantuan", "Biaya rawat inap"), ("program", "bantuan-perawatan"),
        ];
        var wrong = (await desk.SubmitAsync(file, "main form", [.. typed.Where(f => f.Item1 != "nik"), ("nik", "12")])).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(wrong.Document.QuerySelector("#nik-salah")!.TextContent);
        Assert.Contains(file.Document.QuerySelectorAll("#desa option"), o => o.GetAttribute("value") == village && !o.TextContent.Contains(village, StringComparison.Ordinal));
        Assert.Contains(file.Document.QuerySelectorAll("#program option"), o => o.GetAttribute("value") == "bantuan-perawatan" && o.TextContent != "bantuan-perawatan");
        Assert.Equal("Biaya rawat inap", wrong.Document.QuerySelector("#bantuan")!.GetAttribute("value"));
        var filed = await desk.SubmitAsync(wrong, "main form", typed);
        var path = filed.Location!;
        var id = path.Split('/')[^1];
        Assert.Contains("Masih kurang: KTP", (await desk.GetAsync(path)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        await WaitsAsync(desk, $"/loket/{regency}/permohonan?keadaan=incomplete", path);

        // Copies come whole with the form; one that is no paper is told at its field.
        var papers = (await desk.GetAsync((await desk.GetAsync(path)).Document.QuerySelector("main a[href$='/berkas']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Equal(["berkas-salah"], (await desk.SubmitAsync(papers, "main form", ("jenis", "ktp"))).Expect(HttpStatusCode.BadRequest).Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(["berkas-salah"], (await desk.SendFileAsync(papers, "main form", "text/plain", [1, 2, 3], ("jenis", "ktp"))).Expect(HttpStatusCode.BadRequest).Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        foreach (var kind in new[] { "ktp", "kk" })
        {
            var page = (await desk.GetAsync($"{path}/berkas")).Expect(HttpStatusCode.OK);
            Assert.Equal($"{path}/berkas", (await desk.SendFileAsync(page, "main form", "application/pdf", HelpSteps.Copy(kind), ("jenis", kind))).Location);
            await desk.SendFileAsync(page, "main form", "application/pdf", HelpSteps.Copy(kind), ("jenis", kind));
            await pages.Flow.IdleAsync();
        }

        var brought = (await desk.GetAsync($"{path}/berkas")).Expect(HttpStatusCode.OK);
        Assert.Equal(["KTP: Diterima", "Kartu keluarga: Diterima"], brought.Document.QuerySelectorAll("main ul li").Select(li => li.TextContent.Trim()));
        Assert.NotNull((await desk.GetAsync(brought.Document.QuerySelector("main ul li a")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK).Document.QuerySelector("main a.button"));

        using var data = await pages.Reader().SignInAsync("section-officer", regency, ("bidang", "data"));
        await WaitsAsync(data, $"/loket/{regency}/permohonan?keadaan=checking", path);
        Assert.Equal(path, (await data.SubmitAsync(await data.GetAsync($"{path}/periksa"), "main form")).Location);
        using var head = await pages.Reader().SignInAsync("village-head", village);
        var asked = (await head.GetAsync($"/permohonan/{village}/{id}")).Expect(HttpStatusCode.OK);
        var answer = (await head.GetAsync(asked.Document.QuerySelector("main a.button")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        (string, string)[] poor = [("hasil", "poor"), ("petugas", "Kader CONTOH\nKetua RT CONTOH"), ("tanggal", today), ("catatan", "Rumah tidak layak")];
        var unnumbered = await head.SubmitAsync(answer, "main form", poor);
        Assert.Contains("Isi nomor SKM", unnumbered.Text, StringComparison.Ordinal);
        Assert.Equal($"/permohonan/{village}/{id}", (await head.SubmitAsync(unnumbered, "main form", [.. poor, ("skm", "474/77")])).Location);

        using var section = await pages.Reader().SignInAsync("section-officer", regency, ("bidang", "health"));
        await WaitsAsync(section, $"/loket/{regency}/permohonan?keadaan=inSection", path);
        var field = (await section.GetAsync($"{path}/lapangan")).Expect(HttpStatusCode.OK);
        Assert.Equal(2, field.Document.QuerySelectorAll("select[name^='penuhi-']").Length);
        Assert.NotEmpty((await section.SubmitAsync(field, "main form", ("tanggal", today), ("penuhi-0", "ya"))).Expect(HttpStatusCode.BadRequest).Document.QuerySelector("#penuhi-1-salah")!.TextContent);
        Assert.Equal(path, (await section.SubmitAsync(field, "main form", ("tanggal", today), ("penuhi-0", "ya"), ("penuhi-1", "ya"))).Location);
        await WaitsAsync(section, $"/loket/{regency}/permohonan?keadaan=meets", path);
        var recommend = (await section.GetAsync($"{path}/rekomendasi")).Expect(HttpStatusCode.OK);
        Assert.Contains("dinas-kesehatan", recommend.Document.QuerySelectorAll("#pemberi option").Select(o => o.GetAttribute("value")));
        Assert.Equal(path, (await section.SubmitAsync(recommend, "main form", ("nomor", "460/77"), ("tanggal", today), ("pemberi", "dinas-kesehatan"))).Location);
        await WaitsAsync(desk, $"/loket/{regency}/permohonan?keadaan=recommended", path);
        Assert.Equal(path, (await desk.SubmitAsync(await desk.GetAsync($"{path}/antre"), "main form")).Location);
        using var giver = await pages.Reader().SignInAsync("giver", regency, ("pemberi", "dinas-kesehatan"));
        await WaitsAsync(giver, $"/loket/{regency}/daftar-tunggu", path);
        (await giver.GetAsync((await giver.GetAsync(path)).Document.QuerySelector("main a")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Equal(path, (await giver.SubmitAsync(await giver.GetAsync($"{path}/layani"), "main form", ("hasil", "served"))).Location);

        var end = (await desk.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains("Dilayani", end.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await desk.GetAsync($"{path}/surat/covering")).Expect(HttpStatusCode.OK).Headers["Content-Type"]);
        using var stranger = await pages.Reader().SignInAsync("village-head", pages.Place.Villages[0]);
        (await stranger.GetAsync($"/permohonan/{village}/{id}")).Expect(HttpStatusCode.Forbidden);
        (await stranger.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"/loket/{regency}/daftar-tunggu")).Expect(HttpStatusCode.Forbidden);
    }

    // Today's work names the list, and the list what waits.
    private static async Task WaitsAsync(PageReader reader, string list, string application)
    {
        var today = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        Assert.Contains(list, today.Document.QuerySelectorAll("ul.tasks a").Select(a => a.GetAttribute("href")));
        var page = (await reader.GetAsync(list)).Expect(HttpStatusCode.OK);
        Assert.Contains(application, page.Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotMatch("[0-9]{10}", page.Document.QuerySelector("tbody")!.TextContent);
    }
}
