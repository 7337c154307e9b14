using Dtks.LocalHost.Http;
using Dtks.LocalHost.Timers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/timers/{function}</c>: fires a timer now.</summary>
internal sealed class TimerEndpoints(TimerEngine timers)
{
    /// <summary>Maps the path.</summary>
    public void Map(IEndpointRouteBuilder routes) => routes.MapDev("POST", "/dev/timers/{function}", FireAsync);

    private async Task<JToken?> FireAsync(HttpContext http)
    {
        var name = http.GetRouteValue("function")?.ToString();
        var timer = timers.Timers.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.OrdinalIgnoreCase));
        if (timer is null)
        {
            var known = string.Join(", ", timers.Timers.Select(t => t.Name));
            throw new DevProblemException(new HostProblem(
                StatusCodes.Status404NotFound,
                "timer.notFound",
                new BilingualText($"Tidak ada pewaktu bernama itu. Yang ada: {known}.", $"There is no timer of that name. There are: {known}.")));
        }

        var run = await timers.FireAsync(timer, http.RequestAborted);
        if (run.Failed)
        {
            throw new DevProblemException(new HostProblem(
                StatusCodes.Status500InternalServerError,
                "timer.failed",
                new BilingualText("Pewaktu gagal. Lihat log host.", "The timer failed. See the host's log.")));
        }

        return ClockEndpoints.Json(run);
    }
}
