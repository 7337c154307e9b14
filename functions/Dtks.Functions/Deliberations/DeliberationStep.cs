using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>One step in a deliberation's history: when, what, by which rule and policy, and in which role.</summary>
internal sealed record DeliberationStep(Instant At, string Code, string? Rule, string Policy, Role Role)
{
    public static DeliberationStep Of(EventMeta meta) => new(meta.At, meta.Code, meta.Rule, meta.Policy, meta.Role);
}
