using System.Net;
using Dtks.Flows.Tests.CardDelivery;

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

    private static (string, string)[] Row(string card, string outcome, string on, string reason, string receiver = "", string companion = "") =>
        [("kartu", card), ("hasil", outcome), ("tanggal", on), ("sebab", reason), ("penerima", receiver), ("pendamping", companion)];
}
