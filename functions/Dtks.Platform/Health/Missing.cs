using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>What a service that answers was found to lack.</summary>
internal static class Missing
{
    /// <summary>Healthy when nothing is missing; else the log is told what.</summary>
    public static HealthCheckResult Of(string what, IReadOnlyCollection<string> missing, HealthCheckContext context) => missing.Count == 0
        ? HealthCheckResult.Healthy()
        : new HealthCheckResult(context.Registration.FailureStatus, $"These {what} are not there: {string.Join(", ", missing.Order(StringComparer.Ordinal))}.");
}
