using Dtks.Platform.Protection;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Dtks.Platform.Health;

/// <summary>Whether the keys work: what the current key protects can be read again, and the keyed hash tells texts apart.</summary>
internal sealed class KeyCheck(FieldProtection protection, KeyedHash hash) : IHealthCheck
{
    private const string Probe = "health";
    private static readonly DocumentIdentity Nowhere = new(Probe, Probe, Probe, Probe);

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken)
    {
        var works = protection.Unprotect(protection.Protect(Probe, Nowhere, Probe), Nowhere, Probe) == Probe && hash.Of(Probe, Probe) != hash.Of(Probe, string.Empty);
        return Task.FromResult(works ? HealthCheckResult.Healthy() : new HealthCheckResult(context.Registration.FailureStatus, "A key gives back another text."));
    }
}
