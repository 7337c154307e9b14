using System.Net;
using Dtks.Flows.Tests.Dossiers;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class LetterPagesTests(PagesHost pages)
{
    [Fact]
    [Trait("rule", "RAT-1")]
    [Trait("rule", "RAT-7")]
    public async Task A_regent_signs_over_what_was_received_and_the_Ministry_returns_and_passes_it_by_forms()
    {
        var (village, regency) = (pages.Place.Villages[^5], pages.Place.Regency);
        var (_, _, dossier) = await pages.Flow.DossierAsync(1, village);
        await pages.Flow.PassOnAsync(village, dossier);
        using var regent = await pages.Reader().SignInAsync("regent", regency);

        var ready = (await regent.GetAsync("/tugas")).Document.QuerySelector("ul.tasks a[href^='/surat/']")!.GetAttribute("href")!;
        Assert.EndsWith("#tanda-tangan", ready, StringComparison.Ordinal);
        var list = (await regent.GetAsync(ready.Split('#')[0])).Expect(HttpStatusCode.OK);
        Assert.NotNull(list.Document.QuerySelector("#tanda-tangan"));
        var wrong = (await regent.SubmitAsync(list, "main form", ("perihal", "proposals"), ("nomor", ""))).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(wrong.Document.QuerySelector("#nomor-salah")!.TextContent);
        var signed = await regent.SubmitAsync(wrong, "main form", ("perihal", "proposals"), ("nomor", "460/<11>/2026"));
        Assert.StartsWith($"/surat/{regency}/", signed.Location, StringComparison.Ordinal);
        await pages.Flow.IdleAsync();
        var letter = (await regent.GetAsync(signed.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("460/<11>/2026", letter.Text, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await regent.GetAsync($"{signed.Location}/surat.pdf")).Expect(HttpStatusCode.OK).Headers["Content-Type"]);
        Assert.Null(letter.Document.QuerySelector("main form"));

        using var ministry = await pages.Reader().SignInAsync("ministry-officer", "ID");
        var review = (await ministry.GetAsync(signed.Location!)).Expect(HttpStatusCode.OK);
        Assert.NotEmpty((await ministry.SubmitAsync(review, "main form", ("hasil", "returned"))).Expect(HttpStatusCode.BadRequest).Document.QuerySelector("#alasan-salah")!.TextContent);
        Assert.Equal(signed.Location, (await ministry.SubmitAsync(review, "main form", ("hasil", "returned"), ("alasan", "Periksa lagi"))).Location);
        var back = (await regent.GetAsync("/tugas")).Document.QuerySelector("ul.tasks a[href*='keadaan=returned']")!.GetAttribute("href")!;
        Assert.Contains(signed.Location, (await regent.GetAsync(back)).Expect(HttpStatusCode.OK).Document.QuerySelectorAll("tbody a").Select(a => a.GetAttribute("href")));
        var again = (await regent.GetAsync(signed.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Periksa lagi", again.Text, StringComparison.Ordinal);
        Assert.Equal(signed.Location, (await regent.SubmitAsync(again, "main form", ("keterangan", "Sudah diperiksa"))).Location);
        await pages.Flow.IdleAsync();
        Assert.Equal(signed.Location, (await ministry.SubmitAsync(await ministry.GetAsync(signed.Location!), "main form", ("hasil", "conforming"))).Location);
        await pages.Flow.IdleAsync();
        Assert.Contains("Dilaksanakan", (await regent.GetAsync(signed.Location!)).Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
    }
}
