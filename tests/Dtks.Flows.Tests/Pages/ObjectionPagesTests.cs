using System.Net;
using AngleSharp.Html.Dom;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.Duplicates;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;

namespace Dtks.Flows.Tests.Pages;

/// <summary>What the regency decides besides verification: objections, contested numbers, pairs that may be one person.</summary>
[Collection("pages")]
public sealed class ObjectionPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "GOV-3")]
    public async Task An_officer_who_had_no_hand_in_it_comes_from_todays_work_to_an_objection_and_decides_it_with_reasons()
    {
        var village = Place.Next().Village;
        var regency = village[..4];
        var (refused, citizen) = await _flow.FoundIneligibleAsync(village);
        var appeal = (await _flow.AppealAsync(citizen, new { proposal = refused }))["id"]!;
        using var officer = await pages.Reader().SignInAsync("regency-officer", regency);

        var today = (await officer.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        var list = (await officer.GetAsync(today.Document.QuerySelector("main .tasks a[href^='/keberatan/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var path = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;
        Assert.Equal($"/keberatan/{village}/{appeal}", path);
        var page = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains("Kami tidak punya penghasilan tetap", page.Text, StringComparison.Ordinal);
        (await officer.GetAsync(page.Document.QuerySelector("main a[href^='/usulan/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var wrong = (await officer.SubmitAsync(page, "main form", ("hasil", "granted"), ("catatan", ""))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["catatan-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal("granted", ((IHtmlSelectElement)wrong.Document.QuerySelector("#hasil")!).Value);

        // The Ministry decides only what is overdue, and a village nothing.
        foreach (var (role, area) in new[] { ("ministry-officer", "ID"), ("village-head", village), ("auditor", "ID") })
        {
            using var reader = await pages.Reader().SignInAsync(role, area);
            Assert.Null((await reader.GetAsync(path)).Expect(HttpStatusCode.OK).Document.QuerySelector("main form"));
        }

        using var stranger = await pages.Reader().SignInAsync("regency-officer", pages.Place.Regency);
        (await stranger.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
        (await stranger.GetAsync($"/keberatan/{regency}")).Expect(HttpStatusCode.Forbidden);
        (await officer.GetAsync($"/keberatan/{village[..6]}")).Expect(HttpStatusCode.NotFound);

        // Sent twice it is decided once; who comes second keeps what they wrote.
        var decided = (await officer.SubmitAsync(page, "main form", ("hasil", "denied"), ("catatan", "Diperiksa <b>"))).Expect(HttpStatusCode.OK);
        (await officer.SubmitAsync(page, "main form", ("hasil", "denied"), ("catatan", "Diperiksa <b>"))).Expect(HttpStatusCode.OK);
        Assert.Contains("Ditolak", decided.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Diperiksa <b>", decided.Text, StringComparison.Ordinal);
        Assert.Null(decided.Document.QuerySelector("main form"));
        var late = await officer.SubmitAsync(page, "main form", ("kunci", "lain"), ("hasil", "granted"), ("catatan", "Catatan kedua"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Equal("Catatan kedua", late.Document.QuerySelector("#catatan")!.TextContent);
        Assert.Equal("denied", (string?)(await _flow.GetAsync($"/appeals/{village}/{appeal}", await _flow.TokenAsync("auditor", "ID"))).Json["status"]);
        using var head = await pages.Reader().SignInAsync("village-officer", village);

        // The village's office takes one in for who comes to it: by code, or from the proposal's page.
        var (other, _) = await _flow.FoundIneligibleAsync(village);
        var counter = (await head.GetAsync((await head.GetAsync($"/usulan/{village}/{other}")).Document.QuerySelector("main a[href*='/baru?usulan=']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var lacking = (await head.SubmitAsync(counter, "main form", ("jenis", "refused"), ("sebab", "Tidak <b>"), ("telepon", "1"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["telepon-salah"], lacking.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        var taken = await head.SubmitAsync(lacking, "main form", ("telepon", "081200000077"));
        Assert.StartsWith($"/keberatan/{village}/", taken.Location, StringComparison.Ordinal);
        Assert.Contains("Tidak <b>", (await head.GetAsync(taken.Location!)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var unknown = (await head.SubmitAsync(await head.GetAsync($"/keberatan/{village}/baru"), "main form", ("kode", "1234"), ("jenis", "refused"), ("sebab", "Tidak"), ("telepon", "081200000077")));
        Assert.InRange((int)unknown.Status, 400, 404);
        Assert.Equal("1234", unknown.Document.QuerySelector("#kode")!.GetAttribute("value"));
        Assert.Equal(path, (await head.GetAsync($"/keberatan/{village}?keadaan=denied")).Expect(HttpStatusCode.OK).Document.QuerySelector("main tbody a")!.GetAttribute("href"));
    }

    [Fact]
    [Trait("rule", "REG-5")]
    public async Task Numbers_that_two_proposals_have_are_seen_side_by_side_and_settled_by_papers()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 2);
        await _flow.VerifyingAsync(family);
        var elsewhere = Place.Next("WIT").Village;
        var second = (await _flow.PostAsync("/proposals", await _flow.TokenAsync("village-officer", elsewhere), (family with { Village = elsewhere }).Proposal())).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        using var officer = await pages.Reader().SignInAsync("regency-officer", elsewhere[..4]);
        var list = (await officer.GetAsync((await officer.GetAsync("/tugas")).Document.QuerySelector("main .tasks a[href^='/sengketa/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        var path = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;

        // The other regency's side is named, and no more of it.
        var page = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains(family.Head.Name, page.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Equal([$"/usulan/{elsewhere}/{second}"], page.Document.QuerySelectorAll("main .pair a").Select(a => a.GetAttribute("href")));
        Assert.DoesNotContain(family.Village, page.Document.DocumentElement.OuterHtml, StringComparison.Ordinal);
        (await officer.GetAsync($"/sengketa/{elsewhere[..4]}/{new string('0', 32)}")).Expect(HttpStatusCode.NotFound);
        var wrong = (await officer.SubmitAsync(page, "main form", ("pihak", "first"), ("surat", ""), ("catatan", "Diperiksa bersama"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["surat-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        var longer = (await officer.SubmitAsync(page, "main form", ("pihak", "first"), ("surat", $"KTP\n{new string('x', 201)}"), ("catatan", "Diperiksa"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["surat-salah"], longer.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));

        var sent = await officer.SubmitAsync(wrong, "main form", ("surat", "KTP asli\nAkta lahir"));
        Assert.Equal((HttpStatusCode.SeeOther, path), (sent.Status, sent.Location));
        var done = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Contains("Sudah diselesaikan: milik yang pertama", done.Text, StringComparison.Ordinal);
        Assert.Null(done.Document.QuerySelector("main form"));
        await _flow.IdleAsync();
        (await _flow.ProposalAsync(elsewhere, second, await _flow.TokenAsync("auditor", "ID"))).ExpectStatus("refused");
        using var head = await pages.Reader().SignInAsync("village-head", elsewhere);
        (await head.GetAsync(path)).Expect(HttpStatusCode.Forbidden);
    }

    [Fact]
    [Trait("rule", "REG-5")]
    [Trait("rule", "RAT-6")]
    public async Task Two_entries_that_may_be_one_person_are_compared_and_decided_and_decided_anew_only_when_seen()
    {
        var place = Place.Next();
        var family = SampleFamily.Of(place.Village);
        await _flow.AllRegisteredAsync(family, SampleFamily.Of(place.Villages[1]).Like(family));
        await _flow.ScanAsync(place.Regency, await _flow.TokenAsync("regency-officer", place.Regency));
        using var officer = await pages.Reader().SignInAsync("regency-officer", place.Regency);
        var list = (await officer.GetAsync((await officer.GetAsync("/tugas")).Document.QuerySelector("main .tasks a[href^='/ganda/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(family.Head.Name, list.Text, StringComparison.OrdinalIgnoreCase);
        var path = list.Document.QuerySelector("main tbody a")!.GetAttribute("href")!;

        var page = (await officer.GetAsync(path)).Expect(HttpStatusCode.OK);
        Assert.Equal(2, page.Document.QuerySelectorAll("main tbody td").Count(td => td.TextContent.Contains(family.Head.Name, StringComparison.OrdinalIgnoreCase)));
        Assert.Contains("Sama.", page.Text, StringComparison.Ordinal);
        var wrong = (await officer.SubmitAsync(page, "main form", ("putusan", ""), ("catatan", "Dilihat"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["putusan-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(path, (await officer.SubmitAsync(page, "main form", ("putusan", "same-first"), ("catatan", "KTP dilihat"))).Location);

        // Who looked before that does not reverse it unseen.
        var overtaken = await officer.SubmitAsync(page, "main form", ("kunci", "lain"), ("putusan", "different"), ("catatan", "Bukan dia"));
        Assert.InRange((int)overtaken.Status, 409, 412);
        Assert.Contains("data pertama tetap", overtaken.Text, StringComparison.Ordinal);
        Assert.Equal("Bukan dia", overtaken.Document.QuerySelector("#catatan")!.TextContent);
        var removal = overtaken.Document.QuerySelector("main a[href$='/hapus']")!.GetAttribute("href")!;
        (await officer.GetAsync(removal)).Expect(HttpStatusCode.OK);
        Assert.Equal(path, (await officer.SubmitAsync(overtaken, "main form")).Location);
        Assert.Equal("different", (string?)(await _flow.DuplicatesAsync(place.Regency, await _flow.TokenAsync("regency-officer", place.Regency)))[0]["status"]);
    }
}
