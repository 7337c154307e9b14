using Dtks.Platform.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>How well something is. The public is told no more than this; the log says why.</summary>
public enum HealthWord
{
    /// <summary>It answers.</summary>
    Healthy,

    /// <summary>It answers slowly, or asks to come again later.</summary>
    Degraded,

    /// <summary>It does not answer, or not as it should.</summary>
    Unhealthy,
}

/// <summary>How well one part is.</summary>
/// <param name="Status">In one word.</param>
/// <param name="Milliseconds">How long it took to find out, 0 to about 5,000.</param>
public sealed record CheckedPart(HealthWord Status, double Milliseconds);

/// <summary>The answer of <c>GET /health</c>: 503 when something is away that is needed, else 200.</summary>
/// <param name="Status">The worst of all parts.</param>
/// <param name="Checks">Each part by its name.</param>
public sealed record HealthAnswer(HealthWord Status, IReadOnlyDictionary<string, CheckedPart> Checks) : IActionResult
{
    /// <summary>What answers, but takes longer, is degraded.</summary>
    public static readonly TimeSpan Slow = TimeSpan.FromSeconds(1);

    /// <summary>The answer to what was found.</summary>
    public static HealthAnswer Of(HealthReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var parts = report.Entries.ToDictionary(e => e.Key, e => Part(e.Value), StringComparer.Ordinal);
        return new HealthAnswer(parts.Values.Select(p => p.Status).DefaultIfEmpty().Max(), parts);
    }

    /// <inheritdoc />
    public Task ExecuteResultAsync(ActionContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var response = context.HttpContext.Response;
        response.StatusCode = Status == HealthWord.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK;
        response.ContentType = "application/json; charset=utf-8";
        response.Headers.CacheControl = "no-store";
        return response.WriteAsync(JsonText.Write(new { Status, Checks }), context.HttpContext.RequestAborted);
    }

    private static CheckedPart Part(HealthReportEntry entry) => new(
        entry.Status switch
        {
            HealthStatus.Unhealthy => HealthWord.Unhealthy,
            HealthStatus.Healthy when entry.Duration <= Slow => HealthWord.Healthy,
            _ => HealthWord.Degraded,
        },
        Math.Round(entry.Duration.TotalMilliseconds, 1));
}
