using Dtks.Platform.Health;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Tests.Health;

/// <summary>What the public is told of a finding.</summary>
public sealed class HealthAnswerTests
{
    [Fact]
    public void What_answers_within_a_second_is_healthy_what_takes_longer_degraded()
    {
        Assert.Equal(HealthWord.Healthy, Of((HealthStatus.Healthy, HealthAnswer.Slow)).Status);
        Assert.Equal(HealthWord.Degraded, Of((HealthStatus.Healthy, HealthAnswer.Slow + TimeSpan.FromTicks(1))).Status);
    }

    [Theory]
    [InlineData(HealthStatus.Healthy, HealthWord.Healthy, 200)]
    [InlineData(HealthStatus.Degraded, HealthWord.Degraded, 200)]
    [InlineData(HealthStatus.Unhealthy, HealthWord.Unhealthy, 503)]
    public async Task The_worst_part_is_the_whole(HealthStatus worst, HealthWord word, int status)
    {
        var answer = Of((HealthStatus.Healthy, TimeSpan.Zero), (worst, TimeSpan.Zero), (HealthStatus.Healthy, TimeSpan.Zero));
        Assert.Equal((word, status), (answer.Status, (await SentAsync(answer)).Status));
    }

    [Fact]
    public async Task The_reason_stays_in_the_log()
    {
        var entry = new HealthReportEntry(HealthStatus.Unhealthy, "account secret", TimeSpan.FromMilliseconds(12.34), new InvalidOperationException("secret"), null);
        var answer = HealthAnswer.Of(new HealthReport(new Dictionary<string, HealthReportEntry> { ["store"] = entry }, TimeSpan.Zero));

        Assert.Equal("""{"status":"unhealthy","checks":{"store":{"status":"unhealthy","milliseconds":12.3}}}""", (await SentAsync(answer)).Body);
    }

    private static HealthAnswer Of(params (HealthStatus Status, TimeSpan Took)[] parts) => HealthAnswer.Of(new HealthReport(
        parts.Select((part, n) => (part, n)).ToDictionary(p => $"part-{p.n}", p => new HealthReportEntry(p.part.Status, null, p.part.Took, null, null)),
        TimeSpan.Zero));

    private static async Task<(int Status, string Body)> SentAsync(HealthAnswer answer)
    {
        var http = new DefaultHttpContext();
        var body = new MemoryStream();
        http.Response.Body = body;
        await answer.ExecuteResultAsync(new ActionContext { HttpContext = http });
        return (http.Response.StatusCode, System.Text.Encoding.UTF8.GetString(body.ToArray()));
    }
}
