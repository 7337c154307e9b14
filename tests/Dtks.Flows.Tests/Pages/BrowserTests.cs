using System.Globalization;
using Deque.AxeCore.Playwright;
using Dtks.Flows.Tests.Appeals;
using Dtks.Flows.Tests.CardDelivery;
using Dtks.Flows.Tests.Deliberations;
using Dtks.Flows.Tests.Notices;
using Dtks.Flows.Tests.Proposals;
using Dtks.Flows.Tests.Visits;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dtks.Flows.Tests.Pages;

/// <summary>What people do at the pages, in Debian's Chromium: at a phone's and a screen's width, in both languages, looked over by axe (WCAG 2.2 AA).</summary>
[Collection("pages")]
public sealed class BrowserTests(PagesHost pages) : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async Task InitializeAsync()
    {
        if (!File.Exists(Chromium))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Chromium, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }

    [SkippableTheory]
    [InlineData(360, "id")]
    [InlineData(1280, "en")]
    public async Task From_signing_in_to_done_without_a_fault_of_accessibility(int width, string language)
    {
        Skip.If(_browser is null, $"Pages are tried in {Chromium}, which is not here: install Debian's chromium.");
        var family = pages.Next();
        var proposed = SampleFamily.Of(pages.Place.Villages[^1], members: 3);
        var (id, _) = await pages.Flow.VerifyingAsync(proposed);
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = width, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync("/");
        if (language == "en")
        {
            await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "English" }).ClickAsync();
        }

        foreach (var path in new[] { "/", "/lacak", "/wilayah", $"/wilayah/{family.Village}", "/keberatan", "/masuk", "/tidak-ada" })
        {
            await page.GotoAsync(path);
            await HoldAsync(page, path);
        }

        await SignInAsync(page, "village-officer", family.Village);
        await HoldAsync(page, "/tugas");
        await page.Locator("a[href^='/lembar/']").ClickAsync();
        await HoldAsync(page, "/lembar");
        await page.Locator("select[name^='hasil-']").First.SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();
        Assert.Contains("1 ", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
        await ScreenshotAsync(page, $"lembar-{width}");
        await HoldAsync(page, "/lembar");
        foreach (var path in new[] { $"/usulan/{family.Village}/baru", $"/keluarga/{family.Village}", $"/keberatan/{family.Village}", $"/kartu/{family.Village}" })
        {
            await page.GotoAsync(path);
            await HoldAsync(page, path);
            await ScreenshotAsync(page, $"{path.Split('/')[1]}-desa-{width}");
        }

        await page.GotoAsync($"/keluarga/{family.Village}");
        await page.Locator("main tbody a").First.ClickAsync();
        await HoldAsync(page, "/keluarga/{id}");
        var household = new Uri(page.Url).AbsolutePath;
        await SignOutAsync(page);

        await SignInAsync(page, "regency-officer", pages.Place.Regency);
        foreach (var path in new[] { $"{household}/hapus", $"/keberatan/{pages.Place.Regency}", $"/sengketa/{pages.Place.Regency}", $"/ganda/{pages.Place.Regency}", $"/kartu/kabupaten/{pages.Place.Regency}", $"/kartu/kecamatan/{pages.Place.Villages[0][..6]}" })
        {
            await page.GotoAsync(path);
            await HoldAsync(page, path);
            await ScreenshotAsync(page, $"{path.Split('/')[1]}-{width}");
        }

        await page.GotoAsync("/tugas");
        await HoldAsync(page, "/tugas");
        await ScreenshotAsync(page, $"tugas-{width}");
        await page.GotoAsync($"/usulan/{proposed.Village}");
        await HoldAsync(page, "/usulan");
        await page.GotoAsync($"/usulan/{proposed.Village}/{id}");
        await HoldAsync(page, "/usulan/{id}");
        await page.Locator("#hasil").SelectOptionAsync("ineligible");
        await page.Locator("#catatan").FillAsync("Contoh");
        await page.Locator("main form button").ClickAsync();
        Assert.NotEmpty(await page.Locator("#alasan-salah").InnerTextAsync());
        await HoldAsync(page, "/usulan/{id}");
        await page.Locator("#hasil").SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();
        Assert.Contains(language == "en" ? "Eligible" : "Layak", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        await ScreenshotAsync(page, $"usulan-{width}");
        await page.GotoAsync($"/kemajuan/{pages.Place.Regency}?bulan={PagesHost.Period}");
        await HoldAsync(page, "/kemajuan");
        await ScreenshotAsync(page, $"kemajuan-{width}");
    }

    [SkippableFact]
    public async Task Records_and_long_forms_are_without_a_fault_of_accessibility_on_a_phone()
    {
        Skip.If(_browser is null, $"Pages are tried in {Chromium}, which is not here: install Debian's chromium.");
        var (deliberation, admitted) = await pages.Flow.AdmittedAsync(members: 2);
        var here = await pages.Host.CardsInAsync(Place.Next(), 2);
        await here.ReturnAndHandOverAsync(here.Cards[1]);
        var (refused, citizen) = await pages.Flow.FoundIneligibleAsync(here.Code);
        var appeal = (await pages.Flow.AppealAsync(citizen, new { proposal = refused }))["id"]!;
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();

        await SignInAsync(page, "village-officer", deliberation.Village);
        await page.GotoAsync($"/usulan/{deliberation.Village}/{admitted[0]}/kunjungan");
        await HoldAsync(page, "/kunjungan");
        await page.Locator("main form button[value=simpan]").ClickAsync();
        Assert.NotEmpty(await page.Locator("#tamu-salah").InnerTextAsync());
        await HoldAsync(page, "/kunjungan");
        await page.Locator("main form button[value=ke-a0]").ClickAsync();
        await HoldAsync(page, "/kunjungan, anggota");
        await ScreenshotAsync(page, "kunjungan-anggota");
        await SignOutAsync(page);
        foreach (var (role, area, paths) in new[]
        {
            ("regency-officer", here.Place.Regency, new[] { $"/keberatan/{here.Code}/{appeal}" }),
            ("post-officer", here.Place.Regency, [$"/kartu/{here.Code}", $"/kartu/{here.Code}/antaran"]),
            ("district-head", here.District, [$"/kartu/kecamatan/{here.District}"]),
            ("tksk", here.District, [$"/kartu/{here.Code}/{here.Cards[1]}"]),
        })
        {
            await SignInAsync(page, role, area);
            foreach (var path in paths)
            {
                await page.GotoAsync(path);
                await HoldAsync(page, path);
                await ScreenshotAsync(page, $"rekam-{role}-{path.Split('/')[^1]}");
            }

            await SignOutAsync(page);
        }
    }

    [SkippableFact]
    public async Task Without_script_everything_is_read_and_sent()
    {
        Skip.If(_browser is null, $"Pages are tried in {Chromium}, which is not here: install Debian's chromium.");
        var family = pages.Next();
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), JavaScriptEnabled = false });
        var page = await context.NewPageAsync();
        var requests = new List<string>();
        page.Request += (_, request) => requests.Add(request.Url);

        await page.GotoAsync("/");
        Assert.Equal(2, requests.Count);
        await SignInAsync(page, "village-officer", family.Village);
        await page.Locator("a[href^='/lembar/']").ClickAsync();
        await page.Locator("select[name^='hasil-']").First.SelectOptionAsync("eligible");
        await page.Locator("main form button").ClickAsync();

        Assert.Contains("1", await page.Locator("[role=status]").InnerTextAsync(), StringComparison.Ordinal);
    }

    [SkippableFact]
    [Trait("rule", "MUS-6")]
    public async Task A_file_of_eight_megabytes_that_is_cut_twice_is_gone_on_with_and_accepted()
    {
        Skip.If(_browser is null, $"Pages are tried in {Chromium}, which is not here: install Debian's chromium.");
        var deliberation = await DeliberationFlow.OpenAsync(pages.Flow, pages.Place.Villages[^3]);
        var file = Path.Combine(Path.GetTempPath(), $"dtks-unggah-{Guid.NewGuid():N}.jpg");
        await File.WriteAllBytesAsync(file, Large(DeliberationFlow.Document("activityPhoto").Content));
        await using var context = await _browser!.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();
        await SignInAsync(page, "village-officer", deliberation.Village);
        var (blocks, cuts) = (0, new Queue<int>([6, 20]));
        await context.RouteAsync("**/api/uploads/**", async route =>
        {
            blocks++;
            await (cuts.TryPeek(out var at) && blocks >= at ? route.AbortAsync() : route.ContinueAsync());
        });

        var record = $"/musdes/{deliberation.Village}/{deliberation.Id}";
        await deliberation.ProposeAsync("register");
        foreach (var path in new[] { $"/musdes/{deliberation.Village}", record, $"{record}/putusan", $"{record}/undangan", $"{record}/hadir", $"{record}/batal", $"/berkas/{deliberation.Village}", $"{record}/unggah" })
        {
            await page.GotoAsync(path);
            await HoldAsync(page, path);
            await ScreenshotAsync(page, $"musdes-{path.Split('/')[^1]}");
        }

        await page.Locator("#jenis").SelectOptionAsync("activityPhoto");
        await page.Locator("#berkas").SetInputFilesAsync(file);
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/unggah/*");
        var sent = new List<int>();
        for (var cut = 0; cut < 2; cut++)
        {
            // After its tries it says that the line broke off; the same file is chosen once more, and goes on where it was.
            await page.Locator("form[data-unggah=lanjut][data-tujuan]").WaitForAsync(new LocatorWaitForOptions { Timeout = 60_000 });
            await Expect(page.Locator("main form button")).ToBeEnabledAsync();
            sent.Add(blocks);
            (blocks, _) = (0, cuts.Dequeue());
            await page.ReloadAsync();
            await HoldAsync(page, "/unggah/{id}");
            await ScreenshotAsync(page, $"unggah-{cut}");
            await page.Locator("#berkas").SetInputFilesAsync(file);
            await page.Locator("main form button").ClickAsync();
            if (cut == 0)
            {
                await Expect(page.Locator("[data-kemajuan] [role=status]")).ToContainTextAsync("terputus", new LocatorAssertionsToContainTextOptions { Timeout = 60_000 });
            }
        }

        await page.Locator("form[data-unggah=lanjut]").WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await pages.Flow.IdleAsync();
        await page.ReloadAsync();
        Assert.Contains("Diterima", await page.Locator(".lead").InnerTextAsync(), StringComparison.Ordinal);
        Assert.InRange(blocks, 1, 20); // Of 33 blocks with their list, those of before were not sent again.
        File.Delete(file);
    }

    // A picture that is as long as asked: what follows its end is not looked at, as phones leave it.
    private static byte[] Large(byte[] picture)
    {
        var large = new byte[8 * 1024 * 1024];
        picture.CopyTo(large, 0);
        new Random(1).NextBytes(large.AsSpan(picture.Length));
        return large;
    }

    private static async Task SignInAsync(IPage page, string role, string area)
    {
        await page.GotoAsync("/masuk");
        await page.Locator("#peran").SelectOptionAsync(role);
        await page.Locator("#wilayah").FillAsync(area);
        await page.Locator("main form button").ClickAsync();
        Assert.EndsWith("/tugas", page.Url, StringComparison.Ordinal);
    }

    private static async Task SignOutAsync(IPage page)
    {
        await page.GotoAsync("/keluar");
        await page.Locator("main form button").First.ClickAsync();
    }

    // Nothing that axe finds, nothing wider than the screen, and one heading of the first level.
    private static async Task HoldAsync(IPage page, string where)
    {
        var axe = await page.RunAxe();
        Assert.True(axe.Violations.Length == 0, $"{where}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id} {v.Help} {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{where} is {overflow.ToString(CultureInfo.InvariantCulture)} px wider than the screen.");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    // Kept where DTKS_SCREENSHOTS names a folder, to be looked at.
    private static async Task ScreenshotAsync(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DTKS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
