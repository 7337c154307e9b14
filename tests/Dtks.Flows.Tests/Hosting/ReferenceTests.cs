using System.Net;
using System.Text.RegularExpressions;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>The API's document can be read at <c>/dev/reference</c>, without another server.</summary>
[Collection("proposals")]
public sealed partial class ReferenceTests(FlowHost host)
{
    [Fact]
    public async Task The_reference_and_its_script_come_from_the_host()
    {
        var page = (await host.Flow.SendAsync(HttpMethod.Get, "/dev/reference/")).Expect(HttpStatusCode.OK).Text;

        Assert.Contains("api/openapi.json", page, StringComparison.Ordinal);
        Assert.Empty(Elsewhere().Matches(page).Select(m => m.Value));
        foreach (Match script in Script().Matches(page))
        {
            var path = new Uri(new Uri(host.BaseUrl, "/dev/reference/"), script.Groups[1].Value).PathAndQuery;
            (await host.Flow.SendAsync(HttpMethod.Get, path)).Expect(HttpStatusCode.OK);
        }
    }

    [GeneratedRegex("(?:src|href)=\"https?://[^\"]*")]
    private static partial Regex Elsewhere();

    [GeneratedRegex("<script[^>]* src=\"([^\"]+)\"")]
    private static partial Regex Script();
}
