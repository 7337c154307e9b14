using System.Net;
using Dtks.Flows.Tests.Removals;

namespace Dtks.Flows.Tests.Pages;

/// <summary>A registered family as its officers see it, and its removal.</summary>
[Collection("pages")]
public sealed class FamilyPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "RAT-6")]
    [Trait("rule", "REG-1")]
    public async Task An_officer_reads_a_family_in_plain_words_and_the_regency_records_a_removal_and_takes_it_back()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 3);
        var (household, _) = await _flow.OwnHouseholdAsync(family, "PKH", "PBI-JKN");
        using var village = await pages.Reader().SignInAsync("village-officer", family.Village);
        var list = (await village.GetAsync($"/keluarga/{family.Village}?rt=1")).Expect(HttpStatusCode.OK);
        Assert.Empty((await village.GetAsync($"/keluarga/{family.Village}?rt=99")).Expect(HttpStatusCode.OK).Document.QuerySelectorAll("main tbody tr"));
        var path = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;
        var page = (await village.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal($"/keluarga/{family.Village}/{household}", path);
        Assert.DoesNotContain(family.Head.Name, page.Document.Title!, StringComparison.OrdinalIgnoreCase);
        Assert.All(family.Members, m => Assert.Contains(m.Name, page.Text, StringComparison.OrdinalIgnoreCase));
        Assert.Contains("Masuk DTKS", page.Text, StringComparison.Ordinal);
        Assert.Contains("sejak ", page.Text, StringComparison.Ordinal);
        Assert.Null(page.Document.QuerySelector("main a[href$='/hapus']"));
        (await village.GetAsync($"{path}/hapus")).Expect(HttpStatusCode.Forbidden);
        var proposal = (await village.GetAsync(page.Document.QuerySelector("main a[href^='/usulan/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Equal(path, proposal.Document.QuerySelector("main a[href^='/keluarga/']")!.GetAttribute("href"));

        using var regency = await pages.Reader().SignInAsync("regency-officer", family.Village[..4]);
        var form = (await regency.GetAsync($"{path}/hapus")).Expect(HttpStatusCode.OK);
        var wrong = (await regency.SubmitAsync(form, "main form", ("sebab", "ineligible"), ("anggota", "99"), ("sumber", ""), ("catatan", "Pindah <b>"))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("sumber-salah", wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal("Pindah <b>", wrong.Document.QuerySelector("#catatan")!.TextContent);
        (string, string)[] typed = [("sebab", "ineligible"), ("alasan", "11"), ("anggota", "03"), ("sumber", "Kunjungan rumah"), ("catatan", "Rumah besar")];
        var sent = await regency.SubmitAsync(form, "main form", typed);
        var again = await regency.SubmitAsync(form, "main form", typed);
        Assert.Equal((HttpStatusCode.SeeOther, sent.Location), (again.Status, again.Location));

        var removal = (await regency.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("dalam masa pemberitahuan", removal.Text, StringComparison.Ordinal);
        Assert.Contains(family.Members[2].Name, removal.Text, StringComparison.OrdinalIgnoreCase);
        var noticed = (await village.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(sent.Location, noticed.Document.QuerySelector("main a[href*='/hapus/']")!.GetAttribute("href"));
        Assert.Null((await village.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK).Document.QuerySelector("main form"));
        using var other = await pages.Reader().SignInAsync("ministry-officer", "ID");
        var notOwn = (await other.SubmitAsync(await other.GetAsync(sent.Location!), "main form", ("sebab", "Bukan saya"))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.Equal("Bukan saya", notOwn.Document.QuerySelector("#sebab")!.TextContent);
        (await regency.SubmitAsync(removal, "main form", ("sebab", ""))).Expect(HttpStatusCode.BadRequest);
        var back = (await regency.SubmitAsync(removal, "main form", ("kunci", "lain"), ("sebab", "Keliru"))).Expect(HttpStatusCode.OK);

        Assert.Contains("dibatalkan", back.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Null(back.Document.QuerySelector("main form"));
        Assert.Equal("cancelled", (await _flow.RemovalAsync(family.Village, household, sent.Location!.Split('/')[^1], await _flow.TokenAsync("auditor", "ID")))["status"]);
    }
}
