using System.Net;
using System.Text;
using Dtks.LocalHost.Clock;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Tests;

public sealed class ClockTests
{
    private static readonly DateTimeOffset Begin = new(2026, 11, 15, 12, 30, 0, TimeSpan.Zero);

    private static Task<TestHost> StartAsync() => TestHost.StartAsync(change: o => o with { Clock = Begin });

    [Fact]
    public async Task The_clock_shows_what_it_was_started_at_and_ticks_on()
    {
        await using var host = await StartAsync();
        var now = await NowAsync(host);
        Assert.InRange(now, Begin, Begin.AddMinutes(5));
        await Eventually.IsTrueAsync(async () => await NowAsync(host) > now, "the clock ticks on");
    }

    [Fact]
    public async Task Advancing_over_months_runs_each_occurrence_of_rare_timers_in_order_and_frequent_ones_once_per_halt()
    {
        await using var host = await StartAsync();
        var answer = await MoveAsync(host, """{"now":"2026-11-18T00:00:00Z"}""");
        Assert.Equal(
            ["Hourly 11-16T03:30", "Daily 11-16T03:30", "Hourly 11-17T03:30", "Daily 11-17T03:30", "Hourly 11-18T00:00"],
            Ran(answer));
        Assert.Equal("2026-11-18T00:00", answer.Value<string>("now")![..16]);
        Assert.Equal(5, host.Ledger.Of("timers").Count);
    }

    [Fact]
    public async Task The_end_of_a_month_is_where_the_calendar_has_it()
    {
        await using var host = await StartAsync();
        await MoveAsync(host, """{"now":"2027-01-31T18:00:00Z"}""");
        var before = Monthly(host);
        Assert.Equal(["2026-12-01 17:05", "2027-01-01 17:05"], before);
        var answer = await MoveAsync(host, """{"advance":"P1M"}""");
        Assert.Equal("2027-02-28T18:00", answer.Value<string>("now")![..16]);
        Assert.Equal(["2026-12-01 17:05", "2027-01-01 17:05", "2027-02-01 17:05"], Monthly(host));
        await MoveAsync(host, """{"advance":"PT23H4M"}""");
        Assert.Equal(3, Monthly(host).Count);
        await MoveAsync(host, """{"advance":"PT2M"}""");
        Assert.Equal("2027-03-01 17:05", Monthly(host)[^1]);
    }

    [Fact]
    public async Task A_timer_that_fails_is_reported_and_stops_nothing()
    {
        await using var host = await StartAsync();
        var answer = await MoveAsync(host, """{"now":"2027-01-01T04:00:00Z"}""");
        var failed = answer["ran"]!.Where(r => r.Value<bool?>("failed") == true).ToList();
        Assert.Equal(["FailingYearly"], failed.Select(r => r.Value<string>("function")));
        Assert.Equal("Daily", answer["ran"]![answer["ran"]!.Count() - 2]!.Value<string>("function"));
        Assert.Contains(host.Log.Lines, l => l.StartsWith("Error", StringComparison.Ordinal) && l.Contains("Timer FailingYearly failed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Setting_the_clock_back_runs_nothing_and_lets_occurrences_fall_due_again()
    {
        await using var host = await StartAsync();
        await MoveAsync(host, """{"now":"2026-11-16T04:00:00Z"}""");
        var count = host.Ledger.Of("timers").Count;
        var back = await MoveAsync(host, """{"now":"2026-11-10T00:10:00Z"}""");
        Assert.Empty(back["ran"]!);
        Assert.Equal(count, host.Ledger.Of("timers").Count);
        var again = await MoveAsync(host, """{"now":"2026-11-10T04:00:00Z"}""");
        Assert.Equal(["Hourly 11-10T03:30", "Daily 11-10T03:30", "Hourly 11-10T04:00"], Ran(again));
    }

    [Fact]
    public async Task A_restart_goes_on_in_the_same_time_and_makes_up_once_for_what_was_missed()
    {
        var data = Directory.CreateTempSubdirectory("dtks-clock-").FullName;
        try
        {
            await using (var first = await TestHost.StartAsync(data, o => o with { Clock = Begin }))
                await MoveAsync(first, """{"now":"2026-11-16T00:10:00Z"}""");
            await using (var second = await TestHost.StartAsync(data))
                Assert.InRange(await NowAsync(second), Begin.AddHours(11), Begin.AddHours(13));
            await using var third = await TestHost.StartAsync(data, o => o with { Clock = new DateTimeOffset(2026, 11, 19, 0, 10, 0, TimeSpan.Zero) });
            await Eventually.IsTrueAsync(() => third.Ledger.Of("timers").Count >= 2, "missed timers run");
            Assert.Equal(["Daily 2026-11-19 00:10 past due", "Hourly 2026-11-19 00:10 past due"], third.Ledger.Of("timers"));
        }
        finally
        {
            Directory.Delete(data, recursive: true);
        }
    }

    [Fact]
    public async Task A_timer_can_be_fired_by_hand()
    {
        await using var host = await StartAsync();
        using var answer = await host.Http.PostAsync("/dev/timers/monthly", null);
        Assert.Equal("Monthly", JObject.Parse(await answer.Content.ReadAsStringAsync()).Value<string>("function"));
        Assert.Single(Monthly(host));
        using var unknown = await host.Http.PostAsync("/dev/timers/Weekly", null);
        await ProblemAssert.IsAsync(unknown, HttpStatusCode.NotFound, "timer.notFound");
        using var failing = await host.Http.PostAsync("/dev/timers/FailingYearly", null);
        await ProblemAssert.IsAsync(failing, HttpStatusCode.InternalServerError, "timer.failed");
    }

    private static async Task<DateTimeOffset> NowAsync(TestHost host)
        => ClockText.ParseInstant(Json(await host.Http.GetStringAsync("/dev/clock")).Value<string>("now"))!.Value;

    private static async Task<JObject> MoveAsync(TestHost host, string body)
    {
        using var content = new StringContent(body, Encoding.UTF8, "application/json");
        using var answer = await host.Http.PostAsync("/dev/clock", content);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        return Json(text);
    }

    private static JObject Json(string text)
    {
        using var reader = new JsonTextReader(new StringReader(text)) { DateParseHandling = DateParseHandling.None };
        return JObject.Load(reader);
    }

    private static IEnumerable<string> Ran(JObject answer)
        => answer["ran"]!.Select(r => $"{r.Value<string>("function")} {r.Value<string>("at")![5..16]}");

    private static List<string> Monthly(TestHost host) => [.. host.Ledger.Of("timers")
        .Where(t => t.StartsWith("Monthly ", StringComparison.Ordinal)).Select(t => t["Monthly ".Length..])];
}
