using System.Net;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Dossiers;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Verification;

namespace Dtks.Flows.Tests.Pages;

[Collection("pages")]
public sealed class TodayPagesTests(PagesHost pages)
{
    private readonly Flow _flow = pages.Flow;

    [Fact]
    [Trait("rule", "VER-1")]
    [Trait("rule", "MUS-3")]
    [Trait("rule", "RAT-2")]
    public async Task A_village_is_led_from_its_sheet_and_its_deliberation_to_the_dossiers_and_to_what_came_back()
    {
        var village = pages.Next().Village;
        using var officer = await pages.Reader().SignInAsync("village-officer", village);
        using var head = await pages.Reader().SignInAsync("village-head", village);
        var token = await _flow.TokenAsync("village-officer", village);

        // A complete sheet is to be locked, and then handed in.
        var rows = (await _flow.LinesAsync(PagesHost.Period, village, token)).Select(l => new { line = (int)l["line"]!, outcome = "eligible" });
        (await _flow.DecideAsync(PagesHost.Period, village, token, rows)).Expect(HttpStatusCode.OK);
        var today = (await head.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        Assert.Contains("Lembar lengkap: kunci", today.Text, StringComparison.Ordinal);
        Assert.Contains("menunggu kepala desa menguncinya", (await officer.GetAsync("/tugas")).Text, StringComparison.Ordinal);
        Assert.Empty(Tasks(today, "/baru"));
        Assert.Equal(HttpStatusCode.SeeOther, (await head.SubmitAsync(await head.GetAsync(Single(today, "/kunci")), "main form")).Status);
        var locked = await head.GetAsync("/tugas");
        Assert.Contains("Lembar November 2026 sudah dikunci", locked.Text, StringComparison.Ordinal);
        (await head.GetAsync(Single(locked, $"/berkas/{village}/baru"))).Expect(HttpStatusCode.OK);

        // A recorded deliberation tells what it lacks, and that it is complete, in place of the quarter's.
        var deliberation = await DeliberationFlow.OpenTodayAsync(_flow, village);
        var family = SampleFamily.Of(village);
        await _flow.RegisterPopulationAsync(family);
        string[] proposals = [(await _flow.PostAsync("/proposals", token, family.Proposal("register", []))).Expect(HttpStatusCode.Created)["id"]!];
        await _flow.IdleAsync();
        Assert.Contains("belum dapat disimpulkan", (await head.GetAsync("/tugas")).Text, StringComparison.Ordinal);
        (await deliberation.DecideAsync((proposals[0], "admit"))).Expect(HttpStatusCode.OK);
        await deliberation.UploadAsync();
        var ready = await head.GetAsync("/tugas");
        Assert.Contains("Tidak ada yang kurang: simpulkan", ready.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("triwulan", ready.Text, StringComparison.Ordinal);
        (await head.GetAsync(Single(ready, "/simpulan"))).Expect(HttpStatusCode.OK);
        (await deliberation.ConcludeAsync(1)).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();

        // What was admitted is visited and handed in; what comes back is told with the way to it.
        Assert.Contains("1 keluarga layak belum disahkan camat", (await officer.GetAsync("/tugas")).Text, StringComparison.Ordinal);
        await _flow.VisitAllAsync(deliberation, proposals);
        var dossier = (await _flow.SubmitAsync(deliberation)).Expect(HttpStatusCode.Created)["id"]!;
        Assert.DoesNotContain("dikembalikan", (await head.GetAsync("/tugas")).Text, StringComparison.Ordinal);
        (await _flow.ReviewAsync(village, dossier, "endorsement", "returned", reasons: ["Foto kurang"])).Expect(HttpStatusCode.OK);
        await _flow.IdleAsync();
        var returned = await head.GetAsync("/tugas");
        Assert.Contains("1 berkas dikembalikan", returned.Text, StringComparison.Ordinal);
        Assert.Contains($"/berkas/{village}/{dossier}", (await head.GetAsync(Single(returned, "keadaan=returned"))).Expect(HttpStatusCode.OK).Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    [Trait("rule", "PRO-6")]
    [Trait("rule", "MUS-1")]
    public async Task A_regencys_officer_comes_by_links_to_what_awaits_verification_and_to_late_villages()
    {
        var family = SampleFamily.Of(pages.Place.Villages[^1], members: 2);
        var (id, _) = await _flow.VerifyingAsync(family);
        using var reader = await pages.Reader().SignInAsync("regency-officer", pages.Place.Regency);

        var page = await ByLinksAsync(reader, "/tugas", $"/kemajuan/{pages.Place.Regency}", $"/kemajuan/{family.Village[..6]}", $"/kemajuan/{family.Village}", $"/usulan/{family.Village}?keadaan=verifying", $"/usulan/{family.Village}/{id}");
        Assert.NotNull(page.Document.QuerySelector("#hasil"));
        Assert.Null((await reader.GetAsync($"/kemajuan/{family.Village}")).Document.QuerySelector("a[href^='/lembar/']"));
        await ByLinksAsync(reader, $"/kemajuan/{pages.Place.Villages[0]}", $"/lembar/{PagesHost.Period}/{pages.Place.Villages[0]}");

        var late = await ByLinksAsync(reader, "/tugas", $"/terlambat/{pages.Place.Regency}");
        Assert.NotEmpty(late.Document.QuerySelectorAll("h1"));
        using var stranger = await pages.Reader().SignInAsync("district-head", "110101");
        (await stranger.GetAsync($"/terlambat/{pages.Place.Regency}")).Expect(HttpStatusCode.Forbidden);
    }

    [Theory]
    [Trait("rule", "GOV-2")]
    [InlineData("auditor")]
    [InlineData("ministry-officer")]
    public async Task Who_sees_the_nation_comes_by_links_to_every_list_that_is_theirs(string role)
    {
        using var reader = await pages.Reader().SignInAsync(role, "ID");
        var (regency, village) = (pages.Place.Regency, pages.Place.Villages[0]);

        var page = await ByLinksAsync(reader, "/tugas", "/kemajuan/ID", $"/kemajuan/{regency[..2]}", $"/kemajuan/{regency}");
        var links = page.Document.QuerySelectorAll("main ul.links a").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Contains($"/surat/{regency}", links);
        Assert.Equal(role == "auditor", links.Contains($"/loket/{regency}/permohonan"));
        var below = await ByLinksAsync(reader, $"/kemajuan/{regency}", $"/kemajuan/{village[..6]}", $"/kemajuan/{village}");
        links.AddRange(below.Document.QuerySelectorAll("main ul.links a").Select(a => a.GetAttribute("href")!));
        Assert.Equal(role == "auditor", links.Contains($"/lembar/{PagesHost.Period}/{village}"));
        foreach (var link in links)
        {
            (await reader.GetAsync(link)).Expect(HttpStatusCode.OK);
        }
    }

    // From a page to the next, each by a link that the page before has; a query beside what is named may follow.
    private static async Task<PageSeen> ByLinksAsync(PageReader reader, string first, params string[] then)
    {
        var page = (await reader.GetAsync(first)).Expect(HttpStatusCode.OK);
        foreach (var next in then)
        {
            var link = page.Document.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).FirstOrDefault(href => href == next || href.StartsWith(next + "?", StringComparison.Ordinal));
            page = (await reader.GetAsync(link ?? throw new InvalidOperationException($"{page.Path} has no link to {next}: {page.Text}"))).Expect(HttpStatusCode.OK);
        }

        return page;
    }

    private static IEnumerable<string> Tasks(PageSeen page, string part) => page.Document.QuerySelectorAll("ul.tasks a").Select(a => a.GetAttribute("href")!).Where(href => href.Contains(part, StringComparison.Ordinal));

    private static string Single(PageSeen page, string part) => Assert.Single(Tasks(page, part));
}
