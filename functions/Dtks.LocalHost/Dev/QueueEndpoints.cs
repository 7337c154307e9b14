using System.Globalization;
using Dtks.LocalHost.Http;
using Dtks.LocalHost.Queues;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Newtonsoft.Json.Linq;

namespace Dtks.LocalHost.Dev;

/// <summary><c>/dev/queues</c> and <c>/dev/idle</c>: how much work waits, and waiting until none does.</summary>
internal sealed class QueueEndpoints(QueueCensus census, OutboxCensus outboxes, IdleWatch idle)
{
    private const double DefaultSeconds = 30;
    private const double MostSeconds = 600;

    private static readonly BilingualText Busy = new(
        "Masih ada pekerjaan. Tunggu lebih lama, atau lihat log bila tidak berkurang.",
        "There is still work. Wait longer, or see the log if it does not get less.");

    private static readonly BilingualText Left = new(
        "Akibat suatu perubahan tertinggal di outbox. Penyapu mengambilnya semenit setelah disimpan: majukan jam dengan PT2M, atau lihat log mengapa tertinggal.",
        "What follows from a change was left in an outbox. The sweep takes it a minute after it was saved: advance the clock by PT2M, or see the log for why it was left.");

    /// <summary>Maps the paths.</summary>
    public void Map(IEndpointRouteBuilder routes)
    {
        routes.MapDev("GET", "/dev/queues", async http => Json(await census.CountAsync(http.RequestAborted)));
        routes.MapDev("POST", "/dev/idle", WaitAsync);
    }

    private async Task<JToken?> WaitAsync(HttpContext http)
    {
        var atMost = TimeSpan.FromSeconds(Seconds(http.Request.Query["timeout"]));
        var finding = await idle.WaitAsync(atMost, withOutboxes: true, http.RequestAborted);
        if (finding.IsIdle)
            return new JObject { ["idle"] = true, ["setAside"] = await outboxes.CountSetAsideAsync(http.RequestAborted), ["queues"] = Json(finding.Queues) };
        throw new DevProblemException(new HostProblem(
            StatusCodes.Status408RequestTimeout,
            "idle.timeout",
            finding.Outboxes.Count == 0 ? Busy : Left)
        {
            Extensions = new JObject { ["running"] = finding.Running, ["queues"] = Json(finding.Queues), ["outboxes"] = Json(finding.Outboxes) },
        });
    }

    private static double Seconds(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return DefaultSeconds;
        if (double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= MostSeconds)
            return seconds;
        throw DevProblemException.Bad("idle.timeout", null, "timeout harus 0 sampai 600 detik.", "timeout must be 0 to 600 seconds.");
    }

    private static JObject Json(IReadOnlyDictionary<string, int> counts) => new(counts.Select(c => new JProperty(c.Key, c.Value)));
}
