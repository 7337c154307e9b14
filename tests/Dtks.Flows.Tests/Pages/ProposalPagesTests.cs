using System.Net;
using AngleSharp.Html.Dom;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Ratification;

namespace Dtks.Flows.Tests.Pages;

/// <summary>An office proposes a family, corrects it and takes it back, with forms alone.</summary>
[Collection("pages")]
public sealed class ProposalPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "PRO-1")]
    [Trait("rule", "PRO-2")]
    [Trait("rule", "PRO-3")]
    [Trait("rule", "PRO-5")]
    public async Task A_village_officer_proposes_a_family_in_a_form_that_grows_and_corrects_what_did_not_match_at_its_field()
    {
        var family = SampleFamily.Of(Place.Next().Village, members: 5);
        await _flow.RegisterPopulationAsync(family);
        using var officer = await pages.Reader().SignInAsync("village-officer", family.Village);
        var list = (await officer.GetAsync($"/usulan/{family.Village}")).Expect(HttpStatusCode.OK);
        var form = (await officer.GetAsync(list.Document.QuerySelector("main a.button")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);

        // The form grows by being sent, and keeps what was typed; nothing is proposed by that.
        var grown = (await officer.SubmitAsync(form, "main form", [.. Typed(family with { Members = [.. family.Members.Take(4)] }, "registerWithAssistance", "PKH"), ("langkah", "tambah")])).Expect(HttpStatusCode.OK);
        Assert.Equal(6, grown.Document.QuerySelectorAll("input[name=nik]").Length);
        Assert.Equal(family.Members[3].Name, Value(grown, "#nama-3"));
        Assert.Empty(grown.Document.QuerySelectorAll("main .wrong"));

        // What is wrong stands at its field, in place of what was typed nothing else.
        var mistyped = family.With(1, m => m with { Nik = "12345" }).With(2, m => m with { BirthDate = "2999-01-01" });
        var wrong = (await officer.SubmitAsync(grown, "main form", TypedWith("1", mistyped, "register", "PKH"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["lahir-2-salah", "nik-1-salah", "program-salah", "telepon-salah"], wrong.Document.QuerySelectorAll("main .wrong").Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.Equal(("12345", "nik-1-salah", "1"), (Value(wrong, "#nik-1"), wrong.Document.QuerySelector("#nik-1")!.GetAttribute("aria-describedby"), Value(wrong, "#telepon")));

        // Sent twice it is one proposal; one birthplace differs from the population register.
        var keliru = family.With(1, m => m with { BirthPlace = "Kota Keliru <b>" });
        (string, string)[] typed = [.. Typed(keliru, "registerWithAssistance", "PKH"), ("penerima", "0")];
        var sent = await officer.SubmitAsync(wrong, "main form", typed);
        var twice = await officer.SubmitAsync(wrong, "main form", typed);
        Assert.Equal((HttpStatusCode.SeeOther, sent.Location), (twice.Status, twice.Location));
        await _flow.IdleAsync();
        var made = (await officer.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Menunggu musyawarah", made.Text, StringComparison.Ordinal);
        Assert.Contains("(berbeda: tempat lahir)", made.Text, StringComparison.Ordinal);
        Assert.Equal(sent.Location, (await officer.GetAsync($"{sent.Location}/perbaiki")).Location);

        // Its letter came back: what differs stands at its field, and it is sent again.
        var id = sent.Location!.Split('/')[^1];
        await ReturnedAsync(family.Village, id);
        var returned = (await officer.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
        var correction = (await officer.GetAsync(returned.Document.QuerySelector("main a.button")!.GetAttribute("href")!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Lampiran tidak lengkap", correction.Text, StringComparison.Ordinal);
        Assert.Equal(["tempat-1-beda"], correction.Document.QuerySelectorAll("main .wrong").Select(e => e.Id));
        Assert.Equal(("0", family.FamilyCardNumber), (correction.Document.QuerySelector("input[name=penerima][checked]")!.GetAttribute("value"), Value(correction, "#kk")));
        var unsure = (await officer.SubmitAsync(correction, "main form", TypedWith("", keliru, "registerWithAssistance", "PKH"))).Expect(HttpStatusCode.BadRequest);
        Assert.Equal(["telepon-salah", "tempat-1-beda"], unsure.Document.QuerySelectorAll("main .wrong").Select(e => e.Id).Order(StringComparer.Ordinal));
        Assert.Equal(sent.Location, (await officer.SubmitAsync(unsure, "main form", Typed(family with { Members = [.. family.Members.Take(4)] }, "registerWithAssistance", "PKH"))).Location);
        await _flow.IdleAsync();

        var after = (await officer.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
        Assert.Contains("Menunggu musyawarah", after.Document.QuerySelector(".lead")!.TextContent, StringComparison.Ordinal);
        var seen = (await _flow.ProposalAsync(family.Village, id, await _flow.TokenAsync("village-officer", family.Village))).ExpectStatus("deliberating");
        Assert.Equal(4, seen.Json["household"]!["members"]!.Count());
        Assert.Equal(("village", "rtRw", "Ketua RT CONTOH"), ((string?)seen.Json["source"], (string?)seen.Json["nominatedBy"]!["kind"], (string?)seen.Json["nominatedBy"]!["name"]));

        // Taken back, it is done once, and the form is gone.
        var back = (await officer.GetAsync($"{sent.Location}/cabut")).Expect(HttpStatusCode.OK);
        Assert.All([await officer.SubmitAsync(back, "main form"), await officer.SubmitAsync(back, "main form")], done => Assert.Equal((HttpStatusCode.SeeOther, sent.Location), (done.Status, done.Location)));
        Assert.Contains("Dicabut", (await officer.GetAsync(sent.Location!)).Text, StringComparison.Ordinal);
        Assert.Equal(sent.Location, (await officer.GetAsync($"{sent.Location}/cabut")).Location);
    }

    [Fact]
    [Trait("rule", "PRO-1")]
    [Trait("rule", "GOV-2")]
    public async Task Every_office_proposes_its_own_area_and_corrects_its_own_alone_and_a_family_of_thirty_fits()
    {
        var village = Place.Next().Village;
        foreach (var (role, area, source) in new[] { ("regency-officer", village[..4], "regency"), ("ministry-officer", "ID", "ministry") })
        {
            var family = SampleFamily.Of(village);
            await _flow.RegisterPopulationAsync(family);
            using var officer = await pages.Reader().SignInAsync(role, area);
            var sent = await officer.SubmitAsync((await officer.GetAsync($"/usulan/{village}/baru")).Expect(HttpStatusCode.OK), "main form", Typed(family, "register"));
            Assert.Equal(HttpStatusCode.SeeOther, sent.Status);
            await _flow.IdleAsync();
            var own = (await officer.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK);
            Assert.NotNull(own.Document.QuerySelector("main a[href$='/cabut']"));
            Assert.Equal(source, (string?)(await _flow.ProposalAsync(village, sent.Location!.Split('/')[^1], await _flow.TokenAsync("auditor", "ID"))).Json["source"]);

            using var other = await pages.Reader().SignInAsync("village-officer", village);
            Assert.Null((await other.GetAsync(sent.Location!)).Expect(HttpStatusCode.OK).Document.QuerySelector("main a[href$='/cabut']"));
            Assert.Equal(sent.Location, (await other.GetAsync($"{sent.Location}/cabut")).Location);
        }

        using var stranger = await pages.Reader().SignInAsync("village-officer", pages.Place.Villages[0]);
        (await stranger.GetAsync($"/usulan/{village}/baru")).Expect(HttpStatusCode.Forbidden);
        using var head = await pages.Reader().SignInAsync("village-head", village);
        (await head.GetAsync($"/usulan/{village}/baru")).Expect(HttpStatusCode.Forbidden);
        Assert.Null((await head.GetAsync($"/usulan/{village}")).Document.QuerySelector("main a[href$='/baru']"));

        using var large = await pages.Reader().SignInAsync("village-officer", village);
        var one = SampleFamily.Of(village);
        var thirty = one with { Members = [.. Enumerable.Range(0, 30).Select(i => one.Head with { Nik = $"{one.Head.Nik[..14]}{i:00}", Name = $"Anggota Keluarga CONTOH {i}" })] };
        var whole = (await large.SubmitAsync(await large.GetAsync($"/usulan/{village}/baru"), "main form", [.. Typed(thirty, "register"), ("langkah", "tambah")])).Expect(HttpStatusCode.OK);
        Assert.Equal(30, whole.Document.QuerySelectorAll("input[name=nik]").Length);
        Assert.InRange(whole.Bytes, 1, 60 * 1024);
        var fewer = (await large.SubmitAsync(whole, "main form", ("keluar", "3"), ("langkah", "tambah"))).Expect(HttpStatusCode.OK);
        Assert.Equal([(2, "02"), (3, "04")], new[] { 2, 3 }.Select(i => (i, Value(fewer, $"#nik-{i}")![^2..])));

        // The session ended in the middle of it: nothing typed is lost.
        await large.SubmitAsync(await large.GetAsync("/keluar"), "main form");
        var kept = (await large.SubmitAsync(fewer, "main form")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(30, kept.Document.QuerySelectorAll("main input[type=hidden][name=nik]").Length);
        await large.SignInAsync("village-officer", village);
        var fresh = (await large.SubmitAsync(kept, "main form")).Expect(HttpStatusCode.Unauthorized);
        Assert.Equal(29, (await large.SubmitAsync(fresh, "main form")).Expect(HttpStatusCode.BadRequest).Document.QuerySelectorAll("input[name=nik]").Count(i => ((IHtmlInputElement)i).Value.Length > 0));
    }

    /// <summary>A family as it is typed into the form.</summary>
    internal static (string, string)[] Typed(SampleFamily family, string kind, params string[] programmes) => TypedWith("081200000001", family, kind, programmes);

    private static (string, string)[] TypedWith(string phone, SampleFamily family, string kind, params string[] programmes) =>
    [
        ("jenis", kind), ("telepon", phone), ("kk", family.FamilyCardNumber), ("jalan", family.Street), ("rt", family.Rt), ("rw", family.Rw), ("asal", "rtRw"), ("asalNama", "Ketua RT CONTOH"),
        .. programmes.Select(p => ("program", p)), .. programmes.Length == 0 ? [("program", "")] : Array.Empty<(string, string)>(),
        .. family.Members.SelectMany(m => new[]
        {
            ("nik", m.Nik), ("nama", m.Name), ("tempatLahir", m.BirthPlace), ("tanggalLahir", m.BirthDate), ("kelamin", m.Sex), ("ibu", m.MotherMaidenName), ("hubungan", m.Relationship), ("kawin", m.MaritalStatus),
        }),
    ];

    // Admitted, visited, handed in, covered by a letter, and sent back by the Ministry with it.
    private async Task ReturnedAsync(string village, string proposal)
    {
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        (await deliberation.DecideAsync((proposal, "assist"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var regency = await _flow.TokenAsync("regency-officer", village[..4]);
        var claim = Assert.Single((await _flow.GetAsync($"/regencies/{village[..4]}/claims?status=contested", regency)).Expect(HttpStatusCode.OK).Json["items"]!);
        (await _flow.PostAsync($"/regencies/{village[..4]}/claims/{claim["id"]}/settlement", regency, new { outcome = "second", papers = new[] { "KTP asli" }, note = "Dilihat" })).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        await _flow.GoUpAsync(deliberation, proposal);
        var letter = (await _flow.SignAsync(village[..4], await _flow.TokenAsync("regent", village[..4]))).Expect(HttpStatusCode.Created)["id"]!;
        await _flow.IdleAsync();
        (await LetterSteps.ReviewAsync(_flow, village[..4], letter, "returned", "Lampiran tidak lengkap")).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
    }

    private static string? Value(PageSeen page, string field) => page.Document.QuerySelector(field) switch
    {
        IHtmlSelectElement select => select.Value,
        IHtmlInputElement input => input.Value,
        _ => null,
    };
}
