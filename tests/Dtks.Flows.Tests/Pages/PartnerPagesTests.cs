using System.Net;
using Dtks.Flows.Tests.Dci;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class PartnerPagesTests(PagesHost pages)
{
    private readonly string _id = $"mitra-{Guid.NewGuid().ToString("N")[..8]}.example";

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task The_Ministry_registers_a_partner_agrees_with_it_keeps_it_out_and_lets_it_in_by_forms()
    {
        using var ministry = await pages.Reader().SignInAsync("ministry-officer", "ID");
        var list = (await ministry.GetAsync((await ministry.GetAsync("/tugas")).Document.QuerySelector("a[href='/mitra']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var wrong = (await ministry.SubmitAsync(list, "main form", ("mitra", _id), ("nama", "Lembaga <contoh>"), ("kunci-publik", "http://x"))).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(wrong.Document.QuerySelector("#kunci-publik-salah")!.TextContent);
        var made = await ministry.SubmitAsync(wrong, "main form", ("kunci-publik", ""));
        Assert.Equal($"/mitra/{_id}", made.Location);
        Assert.NotEmpty((await ministry.SubmitAsync(list, "main form", ("mitra", _id), ("nama", "Lain"))).Expect(HttpStatusCode.Conflict).Document.QuerySelector("#mitra-salah")!.TextContent);

        var agreement = (await ministry.GetAsync($"/mitra/{_id}/perjanjian")).Expect(HttpStatusCode.OK);
        (string, string)[] typed =
        [
            ("nomor", "PKS-1.2026"), ("tujuan", "Penjaminan"), ("sampai", $"{(await pages.Flow.NowAsync()).AddYears(1):yyyy-MM-dd}"), ("data", "identifier, name\nprogrammes"), ("wilayah", "ID"),
            ("cara", "idtype-value"), ("nomor-apa", "NIK"), ("persetujuan", "tidak"), ("per-hari", "1000"),
        ];
        var refused = (await ministry.SubmitAsync(agreement, "main form", [.. typed, ("data", "identifier bukan-data")])).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(refused.Document.QuerySelector("#data-salah")!.TextContent);
        Assert.Equal(made.Location, (await ministry.SubmitAsync(refused, "main form", typed)).Location);

        var shown = (await ministry.GetAsync(made.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Lembaga <contoh>", shown.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("PKS-1.2026", shown.Text, StringComparison.Ordinal);
        Assert.NotEmpty((await ministry.SubmitAsync(shown, "main form", ("keluarkan", "ya"), ("sebab", ""))).Expect(HttpStatusCode.BadRequest).Document.QuerySelector("#sebab-salah")!.TextContent);
        Assert.Equal(made.Location, (await ministry.SubmitAsync(shown, "main form", ("keluarkan", "ya"), ("sebab", "Data bocor"))).Location);
        var kept = (await ministry.GetAsync(made.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Data bocor", kept.Text, StringComparison.Ordinal);
        Assert.Equal(made.Location, (await ministry.SubmitAsync(kept, "main form")).Location);
        Assert.DoesNotContain("Data bocor", (await ministry.GetAsync(made.Location!)).Text, StringComparison.Ordinal);

        var end = (await ministry.GetAsync($"{made.Location}/perjanjian/PKS-1.2026/akhir")).Expect(HttpStatusCode.OK);
        Assert.NotEmpty((await ministry.SubmitAsync(end, "main form", ("sampai", "2020-01-01"))).Expect(HttpStatusCode.UnprocessableEntity).Document.QuerySelector("#sampai-salah")!.TextContent);
        Assert.Equal(made.Location, (await ministry.SubmitAsync(end, "main form", ("sampai", $"{(await pages.Flow.NowAsync()).AddDays(-1):yyyy-MM-dd}"))).Location);
        Assert.Contains("Tidak berlaku hari ini", (await ministry.GetAsync(made.Location!)).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "REG-3")]
    public async Task What_came_of_a_partners_messages_is_shown_and_an_auditor_changes_nothing()
    {
        var client = await DciClient.MakeAsync(pages.Flow);
        await pages.Flow.SendAsync(HttpMethod.Post, $"{DciClient.Root}/registry/sync/search", client.Token, body: "{}");
        using var auditor = await pages.Reader().SignInAsync("auditor", "ID");

        var page = (await auditor.GetAsync($"/mitra/{client.Partner}")).Expect(HttpStatusCode.OK);

        Assert.NotEmpty(page.Document.QuerySelectorAll("#lalu-lintas ~ h3"));
        Assert.Null(page.Document.QuerySelector("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.GetAsync($"/mitra/{client.Partner}/perjanjian")).Status);
        using var regent = await pages.Reader().SignInAsync("regent", pages.Place.Regency);
        Assert.Equal(HttpStatusCode.Forbidden, (await regent.GetAsync("/mitra")).Status);
    }
}
