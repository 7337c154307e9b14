using System.Net;
using System.Text;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class ClockRefusalTests(HostFixture fixture) : IClassFixture<HostFixture>
{
    [Theory]
    [InlineData("{}", "clock.oneOf", "")]
    [InlineData("""{"now":"2026-12-01T00:00:00Z","advance":"P1D"}""", "clock.oneOf", "")]
    [InlineData("""{"now":"2026-12-01"}""", "clock.now", "/now")]
    [InlineData("""{"now":"2026-02-30T00:00:00Z"}""", "clock.now", "/now")]
    [InlineData("""{"now":"1999-12-31T23:59:59Z"}""", "clock.now", "/now")]
    [InlineData("""{"now":5}""", "body.notText", "/now")]
    [InlineData("""{"advance":"31 days"}""", "clock.advance", "/advance")]
    [InlineData("""{"advance":"-P1D"}""", "clock.advance", "/advance")]
    [InlineData("""{"advance":"PT0S"}""", "clock.advance", "/advance")]
    [InlineData("""{"advance":"P300Y"}""", "clock.advance", "/advance")]
    [InlineData("""{"then":"P1D"}""", "body.unknownMember", "/then")]
    [InlineData("[]", "body.notObject", "")]
    [InlineData("{", "body.malformed", null)]
    [InlineData("", "body.malformed", null)]
    [InlineData("""{"advance":"P20Y"}""", "clock.tooFar", null)]
    public async Task A_bad_request_moves_nothing(string body, string code, string? pointer)
    {
        var before = await NowAsync();
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await fixture.Host.Http.PostAsync("/dev/clock", content);
        await ProblemAssert.IsAsync(answer, HttpStatusCode.BadRequest, code, pointer);
        Assert.InRange(await NowAsync(), before, before.AddMinutes(5));
        Assert.DoesNotContain(fixture.Host.Ledger.Of("timers"), t => t.StartsWith("Daily", StringComparison.Ordinal));
    }

    private async Task<DateTimeOffset> NowAsync()
        => JObject.Parse(await fixture.Host.Http.GetStringAsync("/dev/clock")).Value<DateTime>("now");
}
