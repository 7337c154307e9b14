using System.Net;
using Dtks.Demo.Cast;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class MusdesPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    private string Village => pages.Place.Villages[^2];

    [Fact]
    [Trait("rule", "MUS-3")]
    [Trait("rule", "MUS-4")]
    [Trait("rule", "MUS-7")]
    [Trait("rule", "RAT-1")]
    public async Task A_village_records_decides_uploads_concludes_and_hands_in_and_the_camat_endorses_all_by_forms()
    {
        using var officer = await pages.Reader().SignInAsync("village-officer", Village);
        using var head = await pages.Reader().SignInAsync("village-head", Village);
        var proposals = await ProposeAsync(3);

        // What is missing is told at its row, and what was typed stays.
        var list = (await officer.GetAsync($"/musdes/{Village}")).Expect(HttpStatusCode.OK);
        (string, string)[] present = [.. Elements.SelectMany((element, i) => new[] { ("nama", SampleNames.Of(i)), ("unsur", element), ("satuan", element == "householdRepresentative" ? "RW 001" : "") })];
        (string, string)[] typed = [("tanggal", "2026-11-10"), ("tempat", "Balai <b>Desa</b>"), .. present];
        var wrong = (await officer.SubmitAsync(list, "main form", [.. typed.Select(f => f == ("satuan", "RW 001") ? ("satuan", "") : f)])).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("isi dusun, RW", wrong.Document.QuerySelector("#hadir-4-salah")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(SampleNames.Of(4), wrong.Document.QuerySelector("#nama-4")!.GetAttribute("value"));
        var first = await officer.SubmitAsync(wrong, "main form", typed);
        var again = await officer.SubmitAsync(wrong, "main form", typed);
        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (again.Status, again.Location));
        var other = await officer.SubmitAsync(wrong, "main form", [.. typed.Select(f => f.Item1 == "tempat" ? ("tempat", "Tempat lain") : f)]);
        Assert.Contains("sudah pernah dikirim", other.Document.QuerySelector(".wrong")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Idempotency", other.Text, StringComparison.Ordinal);
        var page = (await officer.GetAsync(first.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Balai <b>Desa</b>", page.Text, StringComparison.Ordinal);

        // A refusal that says nothing is taken, and its lack is told before the conclusion.
        var agenda = (await officer.GetAsync($"{first.Location}/putusan")).Expect(HttpStatusCode.OK);
        Assert.Equal(proposals.Order(), agenda.Document.QuerySelectorAll("input[name=hal]").Select(e => e.GetAttribute("value")!).Order());
        var decided = await officer.SubmitAsync(agenda, "main form", ($"putusan-{proposals[0]}", "assist"), ($"putusan-{proposals[1]}", "admit"), ($"alasan-{proposals[1]}", "11"), ($"catatan-{proposals[1]}", "Cukup terdaftar"), ($"putusan-{proposals[2]}", "refuse"));
        Assert.Equal((HttpStatusCode.SeeOther, first.Location), (decided.Status, decided.Location));
        var early = (await head.SubmitAsync(await head.GetAsync($"{first.Location}/simpulan"), "main form", ("usulan", "3"), ("pengakhiran", "0"))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(early.Document.QuerySelector("main .wrong")!.TextContent);
        Assert.Equal("3", early.Document.QuerySelector("#usulan")!.GetAttribute("value"));
        var stale = await officer.SubmitAsync(agenda, "main form", ($"putusan-{proposals[0]}", "refuse"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, stale.Status);
        var second = await officer.SubmitAsync(await officer.GetAsync($"{first.Location}/putusan"), "main form", ($"alasan-{proposals[2]}", "11"), ($"catatan-{proposals[2]}", "Dinilai mampu"));
        Assert.Equal(HttpStatusCode.SeeOther, second.Status);

        // Without a script a document goes whole with its form.
        foreach (var kind in DeliberationFlow.Kinds)
        {
            var (upload, document) = (await officer.GetAsync($"{first.Location}/unggah"), DeliberationFlow.Document(kind));
            var sent = await officer.SendFileAsync(upload, "main form", document.ContentType, document.Content, ("jenis", kind));
            Assert.StartsWith($"{first.Location}/unggah/", sent.Location, StringComparison.Ordinal);
            await _flow.IdleAsync();
            Assert.Contains("Diterima", (await officer.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        // Each decision names the family it is about, and who does not open documents has no link to one.
        var named = (await head.GetAsync(first.Location!)).Expect(HttpStatusCode.OK);
        foreach (var proposal in proposals)
        {
            var said = (await _flow.ProposalAsync(Village, proposal, await _flow.TokenAsync("village-officer", Village))).Json.SelectToken("household.members[?(@.relationship == 'head')].name")!;
            Assert.Equal((string?)said, named.Document.QuerySelector($"section ol a[href$='{proposal}']")!.TextContent);
        }

        Assert.NotEmpty(named.Document.QuerySelectorAll("a[href*='/unggah/']"));
        using var tksk = await pages.Reader().SignInAsync("tksk", Village[..6]);
        Assert.Empty((await tksk.GetAsync(first.Location!)).Expect(HttpStatusCode.OK).Document.QuerySelectorAll("a[href*='/unggah/']"));

        var counted = (await head.SubmitAsync(await head.GetAsync($"{first.Location}/simpulan"), "main form", ("usulan", "2"), ("pengakhiran", "0"), ("tanda", ""))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(counted.Document.QuerySelector("main .wrong")!.TextContent);
        var concluded = await head.SubmitAsync(counted, "main form", ("usulan", "3"));
        Assert.True(concluded.Location == first.Location, concluded.Text);
        await _flow.IdleAsync();

        // Then the dossier.
        var deliberation = first.Location!.Split('/')[^1];
        foreach (var proposal in proposals.Take(2))
        {
            (await _flow.RecordVisitAsync(Village, proposal, await _flow.TokenAsync("village-officer", Village), await _flow.VisitAsync())).Expect(HttpStatusCode.OK);
        }

        var handIn = (await head.GetAsync($"/berkas/{Village}/baru")).Expect(HttpStatusCode.OK);
        var refused = (await head.SubmitAsync(handIn, "main form", ("perihal", "eligibility"), ("musdes", deliberation))).Expect(HttpStatusCode.UnprocessableEntity);
        Assert.NotEmpty(refused.Document.QuerySelectorAll("main .wrong"));
        var dossier = await head.SubmitAsync(refused, "main form", ("perihal", "proposals"));
        Assert.StartsWith($"/berkas/{Village}/", dossier.Location, StringComparison.Ordinal);
        using var camat = await pages.Reader().SignInAsync("district-head", Village[..6]);
        var waiting = (await camat.GetAsync((await camat.GetAsync("/tugas")).Document.QuerySelector("a[href^='/berkas/']")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(Village, waiting.Document.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
        (await camat.SubmitAsync(waiting, "main form")).Expect(HttpStatusCode.BadRequest);
        var endorsed = (await camat.SubmitAsync(waiting, "main form", ("berkas", waiting.Document.QuerySelector("input[name=berkas]")!.GetAttribute("value")!))).Expect(HttpStatusCode.OK);
        Assert.Contains("1 disahkan, 0 tidak disahkan", endorsed.Text, StringComparison.Ordinal);
        using var regency = await pages.Reader().SignInAsync("regency-officer", pages.Place.Regency);
        var review = (await regency.GetAsync(dossier.Location!)).Expect(HttpStatusCode.OK);
        Assert.DoesNotContain(review.Document.QuerySelectorAll("#isi-berkas + ol a"), row => row.TextContent == "Usulan");
        Assert.Equal(2, review.Document.QuerySelectorAll("#isi-berkas + ol a").Length);
        var silent = (await regency.SubmitAsync(review, "main form", ("hasil", "returned"))).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(silent.Document.QuerySelector("#sebab-salah")!.TextContent);
        Assert.Equal(dossier.Location, (await regency.SubmitAsync(review, "main form", ("hasil", "returned"), ("sebab", "Foto rumah kurang\nKunjungan <tidak> jelas"))).Location);
        var returned = (await head.GetAsync(dossier.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Kunjungan <tidak> jelas", returned.Text, StringComparison.Ordinal);
        Assert.Null(returned.Document.QuerySelector("main form"));
    }

    [Fact]
    [Trait("rule", "GOV-2")]
    public async Task Another_villages_deliberation_is_not_shown_and_what_is_too_large_or_no_file_is_told()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, pages.Place.Villages[^2]);
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        using var stranger = await pages.Reader().SignInAsync("village-officer", pages.Place.Villages[^1]);
        foreach (var page in new[] { "", "/putusan", "/hadir", "/unggah", "/batal" })
        {
            (await stranger.GetAsync(path + page)).Expect(HttpStatusCode.Forbidden);
        }

        using var officer = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        (await officer.GetAsync($"{path}/simpulan")).Expect(HttpStatusCode.Forbidden);
        var upload = (await officer.GetAsync($"{path}/unggah")).Expect(HttpStatusCode.OK);
        (await officer.SendFileAsync(upload, "main form", "application/pdf", new byte[11 * 1024 * 1024], ("jenis", "minutes"))).Expect(HttpStatusCode.RequestEntityTooLarge);
        Assert.Contains("Pilih berkas", (await officer.SubmitAsync(upload, "main form", ("jenis", "minutes"))).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
        var evil = await officer.SendFileAsync(upload, "main form", "image/jpeg", "<html><script>alert(1)</script>"u8.ToArray(), ("jenis", "activityPhoto"));
        await _flow.IdleAsync();
        Assert.Contains("Ditolak", (await officer.GetAsync(evil.Location!)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        var given = await officer.SubmitAsync(await officer.GetAsync($"{path}/batal"), "main form", ("sebab", ""));
        Assert.NotEmpty(given.Expect(HttpStatusCode.BadRequest).Document.QuerySelector("#sebab-salah")!.TextContent);
        Assert.Equal(path, (await officer.SubmitAsync(given, "main form", ("sebab", "Salah rekam"))).Location);
        Assert.Contains("Dibatalkan", (await officer.GetAsync(path)).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "MUS-7")]
    public async Task What_was_decided_and_is_possible_no_more_is_shown_to_be_left_out()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow, Village);
        var proposal = (await deliberation.ProposeAsync("register"))[0];
        (await deliberation.DecideAsync((proposal, "admit"))).Expect(HttpStatusCode.OK);
        (await _flow.PostAsync($"/proposals/{Village}/{proposal}/withdrawal", deliberation.Officer, body: null)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        using var officer = await pages.Reader().SignInAsync("village-officer", Village);

        var page = (await officer.GetAsync($"/musdes/{Village}/{deliberation.Id}/putusan")).Expect(HttpStatusCode.OK);
        Assert.Contains("tidak mungkin lagi", page.Text, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.SeeOther, (await officer.SubmitAsync(page, "main form", ($"putusan-{proposal}", ""))).Status);

        Assert.Empty((await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).Json["decisions"]!);
        Assert.DoesNotContain("tidak mungkin lagi", (await officer.GetAsync(page.Path)).Text, StringComparison.Ordinal);
    }

    private static string[] Elements => ["villageGovernment", "bpd", "community", "communityGroup", "householdRepresentative"];

    private async Task<IReadOnlyList<string>> ProposeAsync(int count)
    {
        var (token, proposals) = (await _flow.TokenAsync("village-officer", Village), new List<string>());
        for (var i = 0; i < count; i++)
        {
            var family = SampleFamily.Of(Village);
            await _flow.RegisterPopulationAsync(family);
            proposals.Add((await _flow.PostAsync("/proposals", token, family.Proposal("registerWithAssistance", ["PKH"]))).Expect(HttpStatusCode.Created)["id"]!);
        }

        await _flow.IdleAsync();
        return proposals;
    }
}
