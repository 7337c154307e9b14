using System.Net;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.CardReplacement;

namespace Dtks.Flows.Tests.Pages;

/// <summary>A round's cards in a village, from PT Pos to the camat's circular, with forms alone.</summary>
[Collection("pages")]
public sealed class CardPagesTests(PagesHost pages)
{
    [Fact]
    [Trait("rule", "CRD-1")]
    [Trait("rule", "CRD-2")]
    [Trait("rule", "CRD-3")]
    [Trait("rule", "CRD-4")]
    public async Task Cards_are_delivered_returned_handed_over_handed_back_sent_on_and_told_of_in_a_circular()
    {
        var here = await pages.Host.CardsInAsync(Place.Next(), 5);
        var today = await here.DayAsync();
        using var post = await pages.Reader().SignInAsync("post-officer", here.Place.Regency);
        var villages = (await post.GetAsync((await post.GetAsync("/tugas")).Document.QuerySelector("main a[href^='/kartu/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var path = villages.Document.QuerySelector($"main a[href='/kartu/{here.Code}']")!.GetAttribute("href")!;
        var list = (await post.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(5, list.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("0 kembali", list.Text, StringComparison.Ordinal);

        // Row by row: what is refused stays with why, and what was recorded is gone from the form.
        var typing = (await post.GetAsync(list.Document.QuerySelector("main a.button")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        (await post.SubmitAsync(typing, "main form")).Expect(HttpStatusCode.BadRequest);
        (string, string)[] typed = [.. Row(here.Cards[0], "delivered", today, "", "Contoh Satu", "Contoh Dua"), .. Row(here.Cards[1], "returned", today, "emptyHouse"), .. Row(here.Cards[2], "returned", today, ""), .. Row("12345", "delivered", today, "", "Contoh <b>", "Contoh Dua"), .. Row(here.Cards[3], "returned", today, "moved")];
        var told = (await post.SubmitAsync(typing, "main form", typed)).Expect(HttpStatusCode.OK);
        Assert.Contains("3 dicatat, 2 ditolak", told.Text, StringComparison.Ordinal);
        Assert.Equal(["kartu-0-salah", "kartu-1-salah"], told.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal((here.Cards[2], "Contoh <b>"), (told.Document.QuerySelector("#kartu-0")!.GetAttribute("value"), told.Document.QuerySelector("#penerima-1")!.GetAttribute("value")));
        Assert.Contains("3 dicatat, 2 ditolak", (await post.SubmitAsync(typing, "main form", typed)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        // Handing over counts the days from today; twice it is the same list.
        var returns = (await post.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains("2 kembali", returns.Text, StringComparison.Ordinal);
        foreach (var _ in new[] { 1, 2 })
        {
            Assert.Equal(HttpStatusCode.SeeOther, (await post.SubmitAsync(returns, "main form")).Status);
        }

        using var head = await pages.Reader().SignInAsync("village-head", here.Code);
        var seen = (await head.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains("15 hari lagi", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Daftar 1", seen.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Daftar 2", seen.Text, StringComparison.Ordinal);
        Assert.Contains("Menunggu surat edaran", seen.Text, StringComparison.Ordinal);
        Assert.Null(seen.Document.QuerySelector("main form"));
        (await head.GetAsync($"{path}/antaran")).Expect(HttpStatusCode.Forbidden);
        using var stranger = await pages.Reader().SignInAsync("post-officer", pages.Place.Regency);
        (await stranger.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"{path}/antaran")).Expect(HttpStatusCode.Forbidden);

        // The TKSK records that a family hands its card back, undoes it, records it again, and sends it on.
        using var tksk = await pages.Reader().SignInAsync("tksk", here.District);
        var card = (await tksk.GetAsync($"{path}/{here.Cards[0]}")).Expect(HttpStatusCode.OK);
        Assert.Contains("Contoh Satu", card.Text, StringComparison.Ordinal);
        foreach (var (field, status) in new[] { ("catatan", "surrendered"), ("sebab", "delivered"), ("catatan", "surrendered") })
        {
            Assert.Equal($"{path}/{here.Cards[0]}", (await tksk.SubmitAsync(await tksk.GetAsync($"{path}/{here.Cards[0]}"), "main form", (field, "Merasa mampu"))).Location);
            Assert.Equal(status, (string?)(await pages.Flow.GetAsync($"/villages/{here.Code}/cards/{here.Cards[0]}", here.Post)).Json["status"]);
        }

        var empty = (await tksk.SubmitAsync(await tksk.GetAsync($"{path}/{here.Cards[0]}"), "main form", ("sebab", ""))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["sebab-salah"], empty.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        var district = (await tksk.GetAsync($"/kartu/kecamatan/{here.District}")).Expect(HttpStatusCode.OK);
        (await tksk.SubmitAsync(district, "main form")).Expect(HttpStatusCode.BadRequest);
        var forwarded = (await tksk.SubmitAsync(district, "main form", ("kartu", $"{here.Code}/{here.Cards[0]}"))).Expect(HttpStatusCode.OK);
        Assert.Contains("1 diteruskan, 0 tidak", forwarded.Text, StringComparison.Ordinal);
        Assert.Contains("0 diteruskan, 1 tidak", (await tksk.SubmitAsync(forwarded, "main form", ("kartu", $"{here.Code}/{here.Cards[0]}"))).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);

        // The camat's circular is over the list that arrived.
        using var camat = await pages.Reader().SignInAsync("district-head", here.District);
        var form = (await camat.GetAsync((await camat.GetAsync("/tugas")).Document.QuerySelector("main a[href^='/kartu/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var wrong = (await camat.SubmitAsync(form, "main form", ("nomor", ""), ("tanggal", today))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["nomor-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(HttpStatusCode.SeeOther, (await camat.SubmitAsync(form, "main form", ("nomor", "400.9/7"), ("tanggal", today))).Status);
        await here.ArriveAsync();
        var issued = (await camat.GetAsync($"/kartu/kecamatan/{here.District}")).Expect(HttpStatusCode.OK);
        Assert.Contains("Surat edaran 400.9/7", issued.Text, StringComparison.Ordinal);
        Assert.Equal("application/pdf", (await camat.GetAsync(issued.Document.QuerySelector("main a[href*='/edaran/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK).Headers["Content-Type"]);
        Assert.Contains("Surat edaran 400.9/7", (await head.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "CRD-6")]
    [Trait("rule", "CRD-9")]
    public async Task The_statement_of_a_replacement_household_is_filled_in_and_signed_in_order()
    {
        var (here, deliberation) = await pages.Host.DeliberatingAsync(Place.Next(), 3, 1);
        var without = await here.WithoutCardAsync(1);
        (await deliberation.ReplaceAsync(new { card = here.Cards[1], household = without[0] })).Expect(HttpStatusCode.OK);
        var today = await here.DayAsync();
        using var officer = await pages.Reader().SignInAsync("village-officer", here.Code);
        var path = (await officer.GetAsync($"/musdes/{here.Code}/{deliberation.Id}")).Expect(HttpStatusCode.OK).Document.QuerySelector("main a[href^='/skrtm/']")!.GetAttribute("href")!;
        var form = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        var wrong = (await officer.SubmitAsync(form, "main form", ("kode", "lantai rumah"), ("jawab", "Tanah <b>"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["jawab-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal("Tanah <b>", wrong.Document.QuerySelector("#jawab-0")!.GetAttribute("value"));
        var one = path.Split('?')[0];
        Assert.Equal(one, (await officer.SubmitAsync(wrong, "main form", ("kode", "lantai"), ("jawab", "Tanah <b>"))).Location);
        Assert.Equal(one, (await officer.SubmitAsync(await officer.GetAsync(one), "main form", ("kode", "lantai"), ("jawab", "Tanah"), ("kode", "dinding"), ("jawab", "Bambu"))).Location);

        // The head signs once the deliberation is concluded, the camat after the head.
        using var head = await pages.Reader().SignInAsync("village-head", here.Code);
        using var camat = await pages.Reader().SignInAsync("district-head", here.District);
        var early = await head.SubmitAsync(await head.GetAsync(one), "main form", ("tanggal", today));
        Assert.Equal(HttpStatusCode.Conflict, early.Status);
        Assert.NotEmpty(early.Document.QuerySelectorAll("main .wrong"));
        await deliberation.UploadAsync();
        (await deliberation.ConcludeOnCardsAsync(terminations: 0, returned: 1, surrendered: 0, wellOff: 0, replacements: 1)).Expect(HttpStatusCode.OK);
        await pages.Flow.IdleAsync();
        Assert.Null((await camat.GetAsync(one)).Expect(HttpStatusCode.OK).Document.QuerySelector("main form"));
        Assert.Equal(["tanggal-salah"], (await head.SubmitAsync(await head.GetAsync(one), "main form", ("tanggal", "2999-01-01"))).Expect(HttpStatusCode.BadRequest).Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(one, (await head.SubmitAsync(await head.GetAsync(one), "main form", ("tanggal", today))).Location);
        var list = (await camat.GetAsync($"/skrtm/{here.District}")).Expect(HttpStatusCode.OK);
        Assert.Equal(one, (await camat.SubmitAsync(await camat.GetAsync(list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!), "main form", ("tanggal", today))).Location);
        await pages.Flow.IdleAsync();

        var done = (await officer.GetAsync(one)).Expect(HttpStatusCode.OK);
        Assert.Contains("Kartunya sudah dibuat", done.Text, StringComparison.Ordinal);
        Assert.Contains("Bambu", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("main form"));
        (await officer.GetAsync(done.Document.QuerySelector("main a[href^='/kartu/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Equal("application/pdf", (await officer.GetAsync($"{one}/surat")).Expect(HttpStatusCode.OK).Headers["Content-Type"]);
        using var stranger = await pages.Reader().SignInAsync("village-head", pages.Place.Villages[0]);
        (await stranger.GetAsync(one)).Expect(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"/skrtm/{here.Code}")).Expect(HttpStatusCode.Forbidden);
    }

    private static (string, string)[] Row(string card, string outcome, string on, string reason, string receiver = "", string companion = "") =>
        [("kartu", card), ("hasil", outcome), ("tanggal", on), ("sebab", reason), ("penerima", receiver), ("pendamping", companion)];
}
