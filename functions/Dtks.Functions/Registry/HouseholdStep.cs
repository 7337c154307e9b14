using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Functions.Registry;

/// <summary>One step in a household's history: when, what, by which rule and policy, and in which role.</summary>
internal sealed record HouseholdStep(Instant At, string Code, string? Rule, string Policy, Role Role)
{
    public static HouseholdStep Of(EventMeta meta) => new(meta.At, meta.Code, meta.Rule, meta.Policy, meta.Role);
}
