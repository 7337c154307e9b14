using Dtks.Pages.Serving;
using Microsoft.AspNetCore.Http;

namespace Dtks.Pages.Tests;

[Trait("rule", "GOV-2")]
public sealed class SameSiteTests
{
    [Theory]
    [InlineData("", "", true)]
    [InlineData("same-origin", "https://dtks.example", true)]
    [InlineData("", "https://dtks.example", true)]
    [InlineData("cross-site", "", false)]
    [InlineData("same-site", "https://lain.dtks.example", false)]
    [InlineData("none", "", false)]
    [InlineData("", "https://jahat.example", false)]
    [InlineData("", "https://dtks.example.jahat.example", false)]
    [InlineData("", "null", false)]
    public void A_form_is_taken_from_this_apps_own_pages(string site, string origin, bool isTaken)
    {
        var http = new DefaultHttpContext();
        http.Request.Host = new HostString("dtks.example");
        http.Request.Headers["Sec-Fetch-Site"] = site;
        http.Request.Headers.Origin = origin;

        Assert.Equal(isTaken, SameSite.Sent(http.Request));
    }
}
