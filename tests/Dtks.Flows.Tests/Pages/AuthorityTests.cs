using System.Net;
using Dtks.LocalHost.Hosting;
using Dtks.LocalHost.Startup;
using Dtks.Platform.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dtks.Flows.Tests.Pages;

/// <summary>Signing in with an account of an authority, as on Azure: the authorization code flow with PKCE.</summary>
[Trait("rule", "GOV-2")]
public sealed class AuthorityTests : IAsyncLifetime
{
    private static readonly object Officer = new { sub = "orang-1", name = "Contoh", roles = new[] { "regency-officer" }, area = "3201" };

    private readonly string _data = Path.Combine(Path.GetTempPath(), $"dtks-pages-{Guid.NewGuid():N}");
    private readonly SmallAuthority _authority = new();
    private LocalHostApp _app = null!;

    public async Task InitializeAsync()
    {
        var dtks = HostedApplication.Dtks;
        _app = await LocalHostApp.StartAsync(new LocalHostOptions
        {
            Urls = "http://127.0.0.1:0",
            DataDirectory = _data,
            Settings = SmallAuthority.Settings,
            Logging = logging => logging.SetMinimumLevel(LogLevel.None),
            Application = dtks with
            {
                ConfigureServices = (services, configuration) =>
                {
                    services.AddKeyedSingleton<HttpMessageHandler>(OutgoingHttp.Identity, _authority);
                    dtks.ConfigureServices(services, configuration);
                },
            },
        });
    }

    public async Task DisposeAsync()
    {
        await _app.DisposeAsync();
        Directory.Delete(_data, recursive: true);
    }

    [Fact]
    public async Task A_reader_goes_to_the_authority_and_comes_back_signed_in_where_they_wanted_to_go()
    {
        // What a browser keeps for HTTPS alone is not sent here: cookies are taken as they are set.
        using var reader = new PageReader(_app.BaseUrl, keepsSecure: true);

        var asked = await reader.GetAsync("/masuk?ke=%2Ftugas");
        Assert.StartsWith($"{SmallAuthority.Url}/authorize?", asked.Location, StringComparison.Ordinal);
        Assert.Contains("redirect_uri=https%3A%2F%2F", asked.Location, StringComparison.Ordinal);
        Assert.All(asked.Headers["Set-Cookie"].Split(", dtks"), cookie => Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase));
        var back = await reader.GetAsync(_authority.Answer(asked.Location!, Officer));
        Assert.Equal(HttpStatusCode.Found, back.Status);
        Assert.Equal("/tugas", back.Location);
        Assert.Contains("secure", back.Headers["Set-Cookie"], StringComparison.OrdinalIgnoreCase);

        var today = (await reader.GetAsync("/tugas")).Expect(HttpStatusCode.OK);
        Assert.Contains("3201", today.Text, StringComparison.Ordinal);

        // No role and area are chosen here, and no form does it.
        (await reader.SendAsync(PageReader.RequestOf(today, "form[action='/bahasa']", ("peran", "ministry-officer"), ("wilayah", "ID")).To("/masuk"))).Expect(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task A_code_is_good_once_in_the_browser_that_asked_and_with_a_token_of_this_API()
    {
        using var reader = new PageReader(_app.BaseUrl, keepsSecure: true);
        using var other = new PageReader(_app.BaseUrl, keepsSecure: true);
        var asked = await reader.GetAsync("/masuk");
        var answer = _authority.Answer(asked.Location!, Officer);

        await HoldRefusedAsync(other, answer);
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync("/tugas")).Status);
        Assert.Equal(HttpStatusCode.Found, (await reader.GetAsync(answer)).Status);
        await HoldRefusedAsync(reader, answer);
        await HoldRefusedAsync(other, "/masuk/selesai?error=access_denied&state=x");

        _authority.GivesAnothersToken = true;
        var wrong = await other.GetAsync("/masuk");
        await HoldRefusedAsync(other, _authority.Answer(wrong.Location!, Officer));
        Assert.Equal(HttpStatusCode.SeeOther, (await other.GetAsync("/tugas")).Status);
    }

    private static async Task HoldRefusedAsync(PageReader reader, string answer)
    {
        Assert.Equal("/masuk/gagal", (await reader.GetAsync(answer)).Location);
        Assert.Contains("belum masuk", (await reader.GetAsync("/masuk/gagal")).Expect(HttpStatusCode.BadRequest).Text, StringComparison.Ordinal);
    }
}
