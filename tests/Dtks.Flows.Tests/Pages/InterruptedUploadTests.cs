using Dtks.Flows.Tests.Deliberations;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Dtks.Flows.Tests.Pages;

/// <summary>A large file is sent by the page's script in blocks, over a line that breaks off.</summary>
[Collection("pages")]
public sealed class InterruptedUploadTests(PagesHost pages, Chromium chromium) : IClassFixture<Chromium>
{
    [SkippableFact]
    [Trait("rule", "MUS-6")]
    public async Task A_file_of_eight_megabytes_that_is_cut_twice_is_gone_on_with_and_accepted()
    {
        var browser = chromium.Browser;
        var deliberation = await DeliberationFlow.OpenAsync(pages.Flow, pages.Place.Villages[^3]);
        var file = Path.Combine(Path.GetTempPath(), $"dtks-unggah-{Guid.NewGuid():N}.jpg");
        await File.WriteAllBytesAsync(file, Large(DeliberationFlow.Document("activityPhoto").Content));
        await using var context = await browser.NewContextAsync(new BrowserNewContextOptions { BaseURL = pages.Host.BaseUrl.ToString(), ViewportSize = new ViewportSize { Width = 360, Height = 780 } });
        var page = await context.NewPageAsync();
        await page.SignInAsync("village-officer", deliberation.Village);
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
            await page.HoldAsync(path);
            await page.KeepScreenshotAsync($"musdes-{path.Split('/')[^1]}");
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
            await page.HoldAsync("/unggah/{id}");
            await page.KeepScreenshotAsync($"unggah-{cut}");
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
}
