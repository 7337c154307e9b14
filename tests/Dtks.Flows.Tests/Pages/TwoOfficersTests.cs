using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Verification;
using Newtonsoft.Json.Linq;

namespace Dtks.Flows.Tests.Pages;

/// <summary>Two who have the same form open: nothing of the one is lost by the other unseen.</summary>
[Collection("pages")]
public sealed class TwoOfficersTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "MUS-2")]
    [Trait("rule", "MUS-7")]
    public async Task What_another_decided_stands_unless_it_was_seen()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var p = await deliberation.ProposeAsync("register", "register", "register", "register");
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        using var a = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        using var b = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        using var head = await pages.Reader().SignInAsync("village-head", deliberation.Village);
        var (ofA, ofB) = ((await a.GetAsync($"{path}/putusan")).Expect(HttpStatusCode.OK), (await b.GetAsync($"{path}/putusan")).Expect(HttpStatusCode.OK));

        // Rows that the one did not touch stay as the other recorded them.
        Assert.Equal(path, (await b.SubmitAsync(ofB, "main form", ($"putusan-{p[0]}", "admit"), ($"putusan-{p[1]}", "refuse"), ($"alasan-{p[1]}", "11"), ($"catatan-{p[1]}", "Dinilai mampu"))).Location);
        Assert.Equal(path, (await a.SubmitAsync(ofA, "main form", ($"putusan-{p[2]}", "admit"))).Location);
        Assert.Equal([$"{p[0]} admit", $"{p[1]} refuse", $"{p[2]} admit"], await DecidedAsync(deliberation));

        // Of a row that both made something else of, both are shown, and nothing is saved before that.
        var both = (await a.SubmitAsync(ofA, "main form", ($"putusan-{p[1]}", "admit"), ($"putusan-{p[3]}", "admit"))).Expect(HttpStatusCode.PreconditionFailed);
        Assert.Contains("Yang tersimpan sekarang: Tolak", Spaceless(both.Text), StringComparison.Ordinal);
        Assert.Contains("Dinilai mampu", both.Text, StringComparison.Ordinal);
        Assert.Equal("admit", Value(both, $"#putusan-{p[1]}"));
        Assert.Equal(("admit", "admit"), (Value(both, $"#putusan-{p[0]}"), Value(both, $"#putusan-{p[3]}")));
        Assert.Equal([$"{p[0]} admit", $"{p[1]} refuse", $"{p[2]} admit"], await DecidedAsync(deliberation));
        Assert.Equal(path, (await a.SubmitAsync(both, "main form")).Location);
        Assert.Equal([$"{p[0]} admit", $"{p[1]} admit", $"{p[2]} admit", $"{p[3]} admit"], await DecidedAsync(deliberation));

        // The head concludes on nothing that was not seen.
        var conclusion = (await head.GetAsync($"{path}/simpulan")).Expect(HttpStatusCode.OK);
        Assert.Equal(4, conclusion.Document.QuerySelectorAll("main ol.steps li").Length);
        await a.SubmitAsync(await a.GetAsync($"{path}/putusan"), "main form", ($"putusan-{p[0]}", ""), ($"catatan-{p[3]}", "Catatan baru"));
        var late = (await head.SubmitAsync(conclusion, "main form", ("usulan", "4"), ("pengakhiran", "0"))).Expect(HttpStatusCode.PreconditionFailed);
        Assert.Contains("2 putusan yang tadi", late.Text, StringComparison.Ordinal);
        Assert.Contains("Baru, atau diubah", Assert.Single(late.Document.QuerySelectorAll("main ol.steps li"), li => li.QuerySelector(".wrong") is not null).TextContent, StringComparison.Ordinal);
        Assert.Equal("4", Value(late, "#usulan"));
        Assert.DoesNotContain("Baru, atau diubah", (await head.SubmitAsync(late, "main form")).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "MUS-2")]
    public async Task What_waits_no_more_and_a_note_without_a_decision_are_told_at_their_row_with_what_was_typed()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var p = await deliberation.ProposeAsync("register", "register");
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        using var officer = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        var page = (await officer.GetAsync($"{path}/putusan")).Expect(HttpStatusCode.OK);

        var loose = (await officer.SubmitAsync(page, "main form", ($"catatan-{p[0]}", "Titip pesan"))).Expect(HttpStatusCode.BadRequest);
        Assert.Contains("Pilih putusannya", loose.Document.QuerySelector($"#putusan-{p[0]}-salah")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Titip pesan", Value(loose, $"#catatan-{p[0]}"));

        (await _flow.PostAsync($"/proposals/{deliberation.Village}/{p[0]}/withdrawal", deliberation.Officer, body: null)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var gone = (await officer.SubmitAsync(page, "main form", ($"putusan-{p[0]}", "admit"), ($"catatan-{p[0]}", "Catatan satu"), ($"putusan-{p[1]}", "admit"))).Expect(HttpStatusCode.Conflict);
        Assert.NotEmpty(gone.Document.QuerySelector($"#putusan-{p[0]}-salah")!.TextContent);
        Assert.Equal(("Catatan satu", "admit"), (Value(gone, $"#catatan-{p[0]}"), Value(gone, $"#putusan-{p[1]}")));
        Assert.Equal(path, (await officer.SubmitAsync(gone, "main form", ($"putusan-{p[0]}", ""), ($"catatan-{p[0]}", ""))).Location);
        Assert.Equal([$"{p[1]} admit"], await DecidedAsync(deliberation));

        var forged = (await officer.SubmitAsync(await officer.GetAsync($"{path}/putusan"), "main form", ("hal", "bukan-usulan"), ("putusan-bukan-usulan", "admit"))).Expect(HttpStatusCode.BadRequest);
        Assert.NotEmpty(forged.Document.QuerySelector("main .wrong")!.TextContent);
    }

    [Fact]
    [Trait("rule", "MUS-3")]
    public async Task Attendance_that_another_corrected_is_joined_and_saved_and_a_cancelled_deliberation_shows_no_form()
    {
        var deliberation = await DeliberationFlow.OpenAsync(_flow);
        var path = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        using var a = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        using var b = await pages.Reader().SignInAsync("village-officer", deliberation.Village);
        var (ofA, ofB) = ((await a.GetAsync($"{path}/hadir")).Expect(HttpStatusCode.OK), (await b.GetAsync($"{path}/hadir")).Expect(HttpStatusCode.OK));
        Assert.Equal(path, (await b.SubmitAsync(ofB, "main form", With(ofB, "Orang KEDUA"))).Location);

        var late = (await a.SubmitAsync(ofA, "main form", With(ofA, "Orang PERTAMA"))).Expect(HttpStatusCode.PreconditionFailed);
        Assert.Contains("sudah ditambahkan di bawah: Orang KEDUA", late.Text, StringComparison.Ordinal);
        Assert.Equal(path, (await a.SubmitAsync(late, "main form")).Location);
        var present = (await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Json["attendees"]!.Select(one => (string)one["name"]!).ToList();
        Assert.Equal(DeliberationFlow.AllElements.Length + 2, present.Count);
        Assert.Contains("Orang PERTAMA", present);
        Assert.Contains("Orang KEDUA", present);

        // Nobody is no attendance: that is told at the list.
        var nobody = (await a.SubmitAsync(await a.GetAsync($"{path}/hadir"), "main form", ("nama", ""))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["hadir-salah"], nobody.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        var unrecorded = (await a.SubmitAsync(await a.GetAsync($"/musdes/{deliberation.Village}"), "main form", ("tanggal", "2026-11-10"), ("tempat", "Balai"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["hadir-salah"], unrecorded.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));

        // An upload that was begun has nothing wrong with it.
        var upload = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        Assert.Empty((await a.GetAsync($"{path}/unggah/{upload["id"]}")).Expect(HttpStatusCode.OK).Document.QuerySelectorAll("main [role=alert]"));

        Assert.Equal(path, (await a.SubmitAsync(await a.GetAsync($"{path}/batal"), "main form", ("sebab", "Salah rekam"))).Location);
        foreach (var form in new[] { "putusan", "hadir", "unggah", "batal" })
        {
            var closed = (await a.GetAsync($"{path}/{form}")).Expect(HttpStatusCode.Conflict);
            Assert.Contains("sudah dibatalkan", closed.Text, StringComparison.Ordinal);
            Assert.Null(closed.Document.QuerySelector("main form"));
        }
    }

    [Fact]
    [Trait("rule", "VER-3")]
    [Trait("rule", "VER-5")]
    public async Task A_line_that_another_decided_is_not_reversed_unseen_and_what_was_typed_stays()
    {
        var family = pages.Next();
        using var a = await pages.Reader().SignInAsync("village-officer", family.Village);
        using var b = await pages.Reader().SignInAsync("village-officer", family.Village);
        var token = await _flow.TokenAsync("village-officer", family.Village);
        var lines = await _flow.LinesAsync(PagesHost.Period, family.Village, token);
        var (pkh, first, second) = (lines.Number(family.Head.Name, "PKH"), lines.Number(family.Members[1].Name, "PBI-JKN"), lines.Number(family.Members[2].Name, "PBI-JKN"));
        var path = $"/lembar/{PagesHost.Period}/{family.Village}";
        var (ofA, ofB) = ((await a.GetAsync(path)).Expect(HttpStatusCode.OK), (await b.GetAsync(path)).Expect(HttpStatusCode.OK));
        await b.SubmitAsync(ofB, "main form", ($"hasil-{first}", "eligible"));

        (string, string)[] typed = [($"hasil-{first}", "ineligible"), ($"alasan-{first}", "4"), ($"catatan-{first}", "Menolak <b>"), ($"catatan-{second}", "Catatan saja"), ($"hasil-{pkh}", "ineligible"), ($"catatan-{pkh}", "Tanpa alasan")];
        var told = (await a.SubmitAsync(ofA, "main form", typed)).Expect(HttpStatusCode.OK);

        Assert.Contains("0 baris disimpan, 3 ditolak", told.Text, StringComparison.Ordinal);
        Assert.Contains("petugas lain memutus", told.Document.QuerySelector($"#baris-{first}-salah")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Pilih hasilnya", told.Document.QuerySelector($"#baris-{second}-salah")!.TextContent, StringComparison.Ordinal);
        Assert.NotEmpty(told.Document.QuerySelector($"#baris-{pkh}-salah")!.TextContent);
        Assert.All(typed, field => Assert.Equal(field.Item2, Value(told, $"[name={field.Item1}]")));
        Assert.Equal("eligible", (await _flow.LinesAsync(PagesHost.Period, family.Village, token)).Stand(first));

        // Seen, it is decided; and what was noted is shown.
        var done = (await a.SubmitAsync(told, "main form", ($"catatan-{second}", ""), ($"hasil-{pkh}", ""), ($"catatan-{pkh}", ""))).Expect(HttpStatusCode.OK);
        Assert.Contains("1 baris disimpan, 0 ditolak", done.Text, StringComparison.Ordinal);
        Assert.Contains("Menolak <b>", done.Text, StringComparison.Ordinal);
        Assert.Equal("ineligible 4", (await _flow.LinesAsync(PagesHost.Period, family.Village, token)).Stand(first));
        using var head = await pages.Reader().SignInAsync("village-head", family.Village);
        Assert.Contains("Menolak <b>", (await head.GetAsync(path)).Expect(HttpStatusCode.OK).Text, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("rule", "RAT-1")]
    public async Task Who_decides_a_dossier_second_keeps_the_reasons_that_they_wrote()
    {
        var (deliberation, _, dossier) = await _flow.DossierAsync();
        using var camat = await pages.Reader().SignInAsync("district-head", deliberation.Village[..6]);
        var page = (await camat.GetAsync($"/berkas/{deliberation.Village}/{dossier}")).Expect(HttpStatusCode.OK);
        (await _flow.ReviewAsync(deliberation.Village, dossier, "endorsement", "endorsed")).Expect(HttpStatusCode.OK);

        var second = await camat.SubmitAsync(page, "main form", ("hasil", "returned"), ("sebab", "Foto rumah kurang"));

        Assert.InRange((int)second.Status, 409, 412);
        Assert.Contains("Foto rumah kurang", second.Text, StringComparison.Ordinal);
        Assert.Null(second.Document.QuerySelector("main form"));
    }

    private static string? Value(PageSeen page, string field) => page.Document.QuerySelector(field) switch
    {
        AngleSharp.Html.Dom.IHtmlSelectElement select => select.Value,
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        _ => null,
    };

    private static string Spaceless(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    // The rows as they stand, and one more.
    private static (string, string)[] With(PageSeen page, string name) =>
    [
        .. page.Document.QuerySelectorAll("input[name=nama]").Select((_, i) => i).SelectMany(i => new[] { ("nama", Value(page, $"#nama-{i}")!), ("unsur", Value(page, $"#unsur-{i}")!), ("satuan", Value(page, $"#satuan-{i}")!) }),
        ("nama", name), ("unsur", "community"), ("satuan", ""),
    ];

    private async Task<IEnumerable<string>> DecidedAsync(DeliberationFlow deliberation) =>
        ((JArray)(await _flow.GetAsync(deliberation.Path, deliberation.Officer)).Expect(HttpStatusCode.OK).Json["decisions"]!).Select(d => $"{d["proposal"]} {d["decision"]}");
}
