using Microsoft.Playwright;

namespace Dtks.Flows.Tests.Pages;

/// <summary>Debian's Chromium, in which pages are tried; what needs it is skipped where it is not.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const string Place = "/usr/bin/chromium";

    private static readonly string[] Quiet = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>The browser; a test that asks for it where it is not installed is skipped.</summary>
    public IBrowser Browser
    {
        get
        {
            Skip.If(_browser is null, $"Pages are tried in {Place}, which is not here: install Debian's chromium.");
            return _browser!;
        }
    }

    public async Task InitializeAsync()
    {
        if (!File.Exists(Place))
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions { ExecutablePath = Place, Args = Quiet });
    }

    public async Task DisposeAsync()
    {
        await (_browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        _playwright?.Dispose();
    }
}
