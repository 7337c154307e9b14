using System.Globalization;
using Dtks.LocalHost.Clock;
using Dtks.LocalHost.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/clock</c>: shows and moves the time every part of the host goes by.</summary>
internal sealed class ClockEndpoints(MovableClock clock, TimerEngine timers)
{
    /// <summary>Maps the path.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/clock", _ => Task.FromResult<JToken?>(Now()));
        routes.MapDev("POST", "/dev/clock", MoveAsync);
    }

    private async Task<JToken?> MoveAsync(HttpContext http)
    {
        var body = await DevBody.ReadObjectAsync(http, "now", "advance");
        var target = Target(DevBody.Text(body, "now"), DevBody.Text(body, "advance"));
        var ran = await timers.MoveAsync(target, http.RequestAborted);
        if (ran is null)
        {
            var most = ClockPlan.MostSteps.ToString(CultureInfo.InvariantCulture);
            throw DevProblemException.Bad(
                "clock.tooFar",
                null,
                $"Terlalu jauh sekaligus: lebih dari {most} pewaktu jatuh tempo. Majukan jam dalam beberapa langkah.",
                $"Too far at once: more than {most} timer occurrences fall due. Advance the clock in several steps.");
        }

        var answer = Now();
        answer["ran"] = new JArray(ran.Select(Json));
        return answer;
    }

    /// <summary>What a run looks like in an answer.</summary>
    public static JObject Json(TimerRun run)
    {
        var json = new JObject { ["function"] = run.Function, ["at"] = ClockText.Format(run.At) };
        if (run.Failed)
            json["failed"] = true;
        return json;
    }

    private static Func<DateTimeOffset, DateTimeOffset> Target(string? now, string? advance)
    {
        if (now is null == advance is null)
        {
            throw DevProblemException.Bad(
                "clock.oneOf", "", "Berikan salah satu: now atau advance.", "Give exactly one of now and advance.");
        }

        if (now is not null)
        {
            var instant = ClockText.ParseInstant(now) ?? throw DevProblemException.Bad(
                "clock.now",
                "/now",
                "Bukan saat ISO 8601 antara tahun 2000 dan 2199, misalnya 2026-11-30T17:00:00Z.",
                "Not an ISO 8601 instant from 2000 to 2199, such as 2026-11-30T17:00:00Z.");
            return _ => instant;
        }

        return from => ClockText.Advance(from, advance) ?? throw DevProblemException.Bad(
            "clock.advance",
            "/advance",
            "Bukan lama ISO 8601 yang memajukan jam, misalnya P31D, PT1H atau P1M, paling jauh sampai 2199.",
            "Not an ISO 8601 duration that advances the clock, such as P31D, PT1H or P1M, to 2199 at most.");
    }

    private JObject Now() => new() { ["now"] = ClockText.Format(clock.GetUtcNow()) };
}
