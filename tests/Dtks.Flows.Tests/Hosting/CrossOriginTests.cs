using System.Net;
using Dtks.Flows.Tests.Deliberations;

namespace Dtks.Flows.Tests.Hosting;

/// <summary>Pages of this machine call the API, send and read files from a browser; others do not, and none reaches the host's own paths.</summary>
[Collection("deliberations")]
public sealed class CrossOriginTests(FlowHost host)
{
    private const string Asked = "authorization,content-type,idempotency-key,if-match,accept-language,x-ms-blob-type";
    private static readonly HttpClient Http = new();

    [Theory]
    [InlineData("http://localhost:5173", true)]
    [InlineData("https://127.0.0.1", true)]
    [InlineData("http://[::1]:3000", true)]
    [InlineData("https://desa.example", false)]
    [InlineData("http://localhost.desa.example", false)]
    [InlineData("null", false)]
    public async Task A_preflight_is_answered_and_allows_pages_of_this_machine(string origin, bool isAllowed)
    {
        using var answer = await PreflightAsync("/api/proposals", origin, "POST");

        Assert.Equal((HttpStatusCode.NoContent, isAllowed), (answer.StatusCode, answer.Headers.Contains("Access-Control-Allow-Origin")));
        if (isAllowed)
        {
            Assert.Equal(origin, answer.Headers.GetValues("Access-Control-Allow-Origin").Single());
            Assert.Equal(Asked.Split(','), answer.Headers.GetValues("Access-Control-Allow-Headers").SelectMany(h => h.Split(',', StringSplitOptions.TrimEntries)));
            Assert.False(answer.Headers.Contains("Access-Control-Allow-Credentials"));
        }
    }

    [Theory]
    [InlineData("/api/areas/33", HttpStatusCode.OK)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/audit", HttpStatusCode.Unauthorized)]
    public async Task An_answer_can_be_read_whatever_it_is(string path, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(host.BaseUrl, path)) { Headers = { { "Origin", "http://localhost:5173" } } };
        using var answer = await Http.SendAsync(request);

        Assert.Equal((status, "http://localhost:5173"), (answer.StatusCode, answer.Headers.GetValues("Access-Control-Allow-Origin").Single()));
        var exposed = answer.Headers.GetValues("Access-Control-Expose-Headers").SelectMany(h => h.Split(',', StringSplitOptions.TrimEntries));
        Assert.Empty(new[] { "Location", "Retry-After", "ETag", "Allow" }.Except(exposed));
    }

    [Fact]
    public async Task The_hosts_own_paths_stay_closed()
    {
        using var answer = await PreflightAsync("/dev/clock", "http://localhost:5173", "POST");

        Assert.False(answer.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task A_file_is_sent_and_read_from_a_page()
    {
        var deliberation = await DeliberationFlow.OpenAsync(host.Flow);
        var declared = (await deliberation.DeclareAsync(DeliberationFlow.Declaration("minutes"))).Expect(HttpStatusCode.Created);
        using var upload = await PreflightAsync(declared["uploadUrl"]!, "http://localhost:5173", "PUT");
        Assert.Equal("http://localhost:5173", upload.Headers.GetValues("Access-Control-Allow-Origin").Single());

        var seen = await deliberation.UploadAsync(DeliberationFlow.Declaration("minutes"), DeliberationFlow.Document("minutes").Content);
        using var request = new HttpRequestMessage(HttpMethod.Get, seen["downloadUrl"]) { Headers = { { "Origin", "http://localhost:5173" } } };
        using var download = await Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.OK, true), (download.StatusCode, download.Headers.Contains("Access-Control-Allow-Origin")));
    }

    [Theory]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    public async Task Other_methods_say_which_there_are(string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Parse(method), new Uri(host.BaseUrl, "/api/health"));
        using var answer = await Http.SendAsync(request);

        Assert.Equal((HttpStatusCode.MethodNotAllowed, "GET"), (answer.StatusCode, string.Join(',', answer.Content.Headers.Allow)));
    }

    private async Task<HttpResponseMessage> PreflightAsync(string path, string origin, string method)
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, new Uri(host.BaseUrl, path));
        request.Headers.Add("Origin", origin);
        request.Headers.Add("Access-Control-Request-Method", method);
        request.Headers.Add("Access-Control-Request-Headers", Asked);
        return await Http.SendAsync(request);
    }
}
