using System.Net.Sockets;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

/// <summary>What Kestrel itself turns away is told why.</summary>
public sealed class RejectedRequestTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("GET /api/echo/%00/1 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n", 400)]
    [InlineData("GET /api/%ZZ HTTP/1.1\r\nHost: 127.0.0.1\r\nBad Header\r\n\r\n", 400)]
    [InlineData("nonsense\r\n\r\n", 400)]
    [InlineData("GET / HTTP/1.1\r\n\r\n", 400)]
    public async Task It_is_a_problem_and_no_empty_answer(string request, int status)
    {
        var answer = await SendAsync(request);

        var (head, body) = (answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)], answer[(answer.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4)..]);
        Assert.StartsWith($"HTTP/1.1 {status} ", head, StringComparison.Ordinal);
        Assert.Contains("Content-Type: application/problem+json", head, StringComparison.Ordinal);
        Assert.Contains($"Content-Length: {Encoding.UTF8.GetByteCount(body)}", head, StringComparison.Ordinal);
        Assert.Equal(("request.malformed", status), ((string?)JObject.Parse(body)["code"], (int?)JObject.Parse(body)["status"]));
    }

    [Fact]
    public async Task What_is_answered_is_left_as_it_is()
    {
        var answer = await SendAsync("GET /api/itself HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n");

        Assert.StartsWith("HTTP/1.1 200 ", answer, StringComparison.Ordinal);
        Assert.Contains("by itself", answer, StringComparison.Ordinal);
    }

    private async Task<string> SendAsync(string request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(fixture.Host.App.BaseUrl.Host, fixture.Host.App.BaseUrl.Port);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }
}
