using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Dtks.Flows.Tests.Pages;

/// <summary>What is done, and looked at, at any page in a browser.</summary>
internal static class BrowserSteps
{
    public static async Task SignInAsync(this IPage page, string role, string area)
    {
        await page.GotoAsync("/masuk");
        await page.Locator("#peran").SelectOptionAsync(role);
        await page.Locator("#wilayah").FillAsync(area);
        await page.Locator("main form button").ClickAsync();
        Assert.EndsWith("/tugas", page.Url, StringComparison.Ordinal);
    }

    public static async Task SignOutAsync(this IPage page)
    {
        await page.GotoAsync("/keluar");
        await page.Locator("main form button").First.ClickAsync();
    }

    // Nothing that axe finds, nothing wider than the screen, and one heading of the first level.
    public static async Task HoldAsync(this IPage page, string where)
    {
        var axe = await page.RunAxe();
        Assert.True(axe.Violations.Length == 0, $"{where}: {string.Join("; ", axe.Violations.Select(v => $"{v.Id} {v.Help} {string.Join(", ", v.Nodes.Select(n => n.Html))}"))}");
        var overflow = await page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{where} is {overflow.ToString(CultureInfo.InvariantCulture)} px wider than the screen.");
        Assert.Equal(1, await page.Locator("h1").CountAsync());
    }

    // Kept where DTKS_SCREENSHOTS names a folder, to be looked at.
    public static async Task KeepScreenshotAsync(this IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("DTKS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(folder, $"{name}.png") });
        }
    }
}
