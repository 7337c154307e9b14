using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;
using Microsoft.Playwright;

namespace Dtks.Flows.Tests.Pages;

/// <summary>What people do at the pages, in Debian's Chromium: at a phone's and a screen's width, in both languages, looked over by axe (WCAG 2.2 AA).</summary>
[Collection("pages")]
public sealed class BrowserTests(PagesHost pages, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableTheory]
    [InlineData(360, "id")]
    [InlineData(1280, "en")]
    public async Task From_signing_in_to_done_without_a_fault_of_accessibility(int width, string language)
    {
        var browser = chromium.Browser;
        var family = pages.Next();
        var proposed = SampleFamily.Of(pages.Place.Villages[^1], members: 3);
        var (id, _) = await pages.Flow.VerifyingAsync(proposed);
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = width, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        if (language == "en")
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        }

        foreach (var path in new[] { "/", "/lacak", "/wilayah", $"/wilayah/{family.Village}", "/keberatan", "/masuk", "/tidak-ada" })
        {
            await page.GotoAsync(path);
            await page.HoldAsync(path);
        }

        await page.SignInAsync("village-officer", family.Village);
        await page.HoldAsync("/tugas");
        await page.Locator("a[href^='/lembar/']").ClickAsync();
        await page.HoldAsync("/lembar");
        await page.Locator("select[name^='hasil-']").First.SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();
        Assert.Contains("1 ", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await page.KeepScreenshotAsync($"lembar-{width}");
        await page.HoldAsync("/lembar");
        foreach (var path in new[] { $"/usulan/{family.Village}/baru", $"/keluarga/{family.Village}", $"/keberatan/{family.Village}", $"/kartu/{family.Village}" })
        {
            await page.GotoAsync(path);
            await page.HoldAsync(path);
            await page.KeepScreenshotAsync($"{path.Split('/')[1]}-desa-{width}");
        }

        await page.GotoAsync($"/keluarga/{family.Village}");
        await page.Locator("main tbody a").First.ClickAsync();
        await page.HoldAsync("/keluarga/{id}");
        var household = new Uri(page.Url).AbsolutePath;
        await page.SignOutAsync();

        await page.SignInAsync("regency-officer", pages.Place.Regency);
        foreach (var path in new[] { $"{household}/hapus", $"/keberatan/{pages.Place.Regency}", $"/sengketa/{pages.Place.Regency}", $"/ganda/{pages.Place.Regency}", $"/kartu/kabupaten/{pages.Place.Regency}", $"/kartu/kecamatan/{pages.Place.Villages[0][..6]}" })
        {
            await page.GotoAsync(path);
            await page.HoldAsync(path);
            await page.KeepScreenshotAsync($"{path.Split('/')[1]}-{width}");
        }

        await page.GotoAsync("/tugas");
        await page.HoldAsync("/tugas");
        await page.KeepScreenshotAsync($"tugas-{width}");
        await page.GotoAsync($"/usulan/{proposed.Village}");
        await page.HoldAsync("/usulan");
        await page.GotoAsync($"/usulan/{proposed.Village}/{id}");
        await page.HoldAsync("/usulan/{id}");
        await page.Locator("#hasil").SelectOptionAsync("ineligible");
        await page.Locator("#catatan").FillAsync("Contoh");
        await page.Locator("main form button").ClickAsync();
        Assert.NotEmpty(await page.Locator("#alasan-salah").InnerTextAsync());
        await page.HoldAsync("/usulan/{id}");
        await page.Locator("#hasil").SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();
        Assert.Contains(language == "en" ? "Eligible" : "Layak", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        await page.KeepScreenshotAsync($"usulan-{width}");
        await page.GotoAsync($"/kemajuan/{pages.Place.Regency}?bulan={PagesHost.Period}");
        await page.HoldAsync("/kemajuan");
        await page.KeepScreenshotAsync($"kemajuan-{width}");
    }

    [SkippableFact]
    public async Task Records_and_long_forms_are_without_a_fault_of_accessibility_on_a_phone()
    {
        var browser = chromium.Browser;
        var (deliberation, admitted) = await pages.Flow.AdmittedAsync(members: 2);
        var here = await pages.Host.CardsInAsync(Place.Next(), 2);
        await here.ReturnAndHandOverAsync(here.Cards[1]);
        var (refused, citizen) = await pages.Flow.FoundIneligibleAsync(here.Code);
        var appeal = (await pages.Flow.AppealAsync(citizen, new { proposal = refused }))["id"]!;
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();

        await page.SignInAsync("village-officer", deliberation.Village);
        await page.GotoAsync($"/usulan/{deliberation.Village}/{admitted[0]}/kunjungan");
        await page.HoldAsync("/kunjungan");
        await page.Locator("main form button[value=simpan]").ClickAsync();
        Assert.NotEmpty(await page.Locator("#tamu-salah").InnerTextAsync());
        await page.HoldAsync("/kunjungan");
        await page.Locator("main form button[value=ke-a0]").ClickAsync();
        await page.HoldAsync("/kunjungan, anggota");
        await page.KeepScreenshotAsync("kunjungan-anggota");
        await page.SignOutAsync();
        foreach (var (role, area, paths) in new[]
        {
            ("regency-officer", here.Place.Regency, new[] { $"/keberatan/{here.Code}/{appeal}" }),
            ("post-officer", here.Place.Regency, [$"/kartu/{here.Code}", $"/kartu/{here.Code}/antaran"]),
            ("district-head", here.District, [$"/kartu/kecamatan/{here.District}"]),
            ("tksk", here.District, [$"/kartu/{here.Code}/{here.Cards[1]}"]),
        })
        {
            await page.SignInAsync(role, area);
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                await page.HoldAsync(path);
                await page.KeepScreenshotAsync($"rekam-{role}-{path.Split('/')[^1]}");
            }

            await page.SignOutAsync();
        }
    }

    [SkippableFact]
    public async Task Without_script_everything_is_read_and_sent()
    {
        var browser = chromium.Browser;
        var family = pages.Next();
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync("/");
        Assert.Equal(2, requests.Count);
        await page.SignInAsync("village-officer", family.Village);
        await page.Locator("a[href^='/lembar/']").ClickAsync();
        await page.Locator("select[name^='hasil-']").First.SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();

        Assert.Contains("1", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
    }
}
