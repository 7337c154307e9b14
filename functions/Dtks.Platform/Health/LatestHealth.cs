using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>What was found at the latest look. All who ask within a few seconds share one.</summary>
public sealed class LatestHealth(HealthCheckService checks, TimeProvider clock)
{
    /// <summary>How long a finding is kept.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromSeconds(3);

    private readonly Lock _gate = new();
    private Task<Finding>? _latest;

    /// <summary>The latest finding, or a new one when that is older than <see cref="Kept"/>.</summary>
    public async Task<HealthReport> FindAsync(CancellationToken cancellation)
    {
        Task<Finding> finding;
        lock (_gate)
        {
            finding = _latest = _latest is { } latest && MaySee(latest) ? latest : LookAsync();
        }

        return (await finding.WaitAsync(cancellation)).Report;
    }

    // A look that still runs is everyone's; one that failed is nobody's. A clock that was set back makes a finding old.
    private bool MaySee(Task<Finding> latest) =>
        !latest.IsCompleted || (latest.IsCompletedSuccessfully && (clock.GetUtcNow() - latest.Result.On).Duration() < Kept);

    // Whoever asked first may go away; the others still wait.
    private async Task<Finding> LookAsync()
    {
        await Task.Yield();
        var report = await checks.CheckHealthAsync(CancellationToken.None);
        return new Finding(report, clock.GetUtcNow());
    }

    private sealed record Finding(HealthReport Report, DateTimeOffset On);
}
