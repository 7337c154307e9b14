using System.Net;
using System.Text;

namespace Dtks.LocalHost.Tests;

/// <summary>A page of another site, open in a browser on this machine, changes nothing here.</summary>
public sealed class DevOriginTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    private const string Auditor = """{"role":"auditor","area":"ID"}""";

    private HttpClient Http => fixture.Host.Http;

    public static TheoryData<string, string> Changing => new()
    {
        { "POST", "/dev/tokens" },
        { "POST", "/dev/clock" },
        { "POST", "/dev/timers/Daily" },
        { "POST", "/dev/idle" },
        { "POST", "/dev/eventgrid" },
        { "PUT", "/dev/population/3306161705800001" },
        { "POST", "/dev/population/matches" },
        { "POST", "/dev/cosmos/faults" },
        { "DELETE", "/dev/cosmos/faults" },
        { "DELETE", "/dev/cosmos/usage" },
        { "POST", "/dev/faults" },
        { "DELETE", "/dev/faults" },
    };

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task From_a_page_of_another_origin_it_is_403(string method, string path)
    {
        await RefusedAsync(method, path, HttpStatusCode.Forbidden, "origin.foreign", ("Origin", "https://foreign.example"));
        await RefusedAsync(method, path, HttpStatusCode.Forbidden, "origin.foreign", ("Origin", "null"));
        await RefusedAsync(method, path, HttpStatusCode.Forbidden, "origin.foreign", ("Sec-Fetch-Site", "cross-site"));
    }

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task A_body_that_is_not_JSON_is_415(string method, string path) =>
        await RefusedAsync(method, path, HttpStatusCode.UnsupportedMediaType, "body.contentType", ("Content-Type", "text/plain"));

    [Theory]
    [InlineData("application/x-www-form-urlencoded")]
    [InlineData("multipart/form-data; boundary=x")]
    [InlineData("")]
    public async Task Nor_does_a_form_pass(string type) =>
        await RefusedAsync("POST", "/dev/tokens", HttpStatusCode.UnsupportedMediaType, "body.contentType", ("Content-Type", type));

    [Theory]
    [MemberData(nameof(Changing))]
    public async Task By_a_name_that_only_leads_here_it_is_400(string method, string path)
    {
        using var answer = await SendAsync(method, path, ("Host", "rebound.example"));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.DoesNotContain("token", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_and_a_page_of_this_host_pass()
    {
        var own = fixture.Host.App.BaseUrl.GetLeftPart(UriPartial.Authority);
        using var program = await SendAsync("POST", "/dev/tokens");
        using var page = await SendAsync("POST", "/dev/tokens", ("Origin", own), ("Sec-Fetch-Site", "same-origin"));

        Assert.Equal((HttpStatusCode.OK, HttpStatusCode.OK), (program.StatusCode, page.StatusCode));
    }

    [Fact]
    public void People_lie_there_for_the_owner_alone()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var files = Directory.GetFiles(fixture.Host.Data, "stand-ins.db*");

        Assert.NotEmpty(files);
        foreach (var file in files)
            Assert.Equal(owner, File.GetUnixFileMode(file));
    }

    private async Task RefusedAsync(string method, string path, HttpStatusCode status, string code, params (string Name, string Value)[] headers)
    {
        using var answer = await SendAsync(method, path, headers);

        await ProblemAssert.IsAsync(answer, status, code);
    }

    private async Task<HttpResponseMessage> SendAsync(string method, string path, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(Auditor)) };
        var type = headers.Where(h => h.Name == "Content-Type").Select(h => h.Value).DefaultIfEmpty("application/json").Single();
        if (type.Length > 0)
            request.Content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var (name, value) in headers.Where(h => h.Name != "Content-Type"))
            request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }
}
