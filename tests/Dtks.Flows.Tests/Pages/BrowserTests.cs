using System.Globalization;
using Deque.AxeCore.Playwright;
using Dtks.Flows.Tests.Proposals;
using Microsoft.Playwright;

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
        await SignOutAsync(page);

        await SignInAsync(page, "regency-officer", pages.Place.Regency);
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
