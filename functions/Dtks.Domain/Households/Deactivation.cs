namespace Dtks.Domain.Households;

/// <summary>A deliberation's proposal that a household be stopped or deactivated (MUS-2).</summary>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="Ground">The ground of VER-5, 1 to 15.</param>
public sealed record Deactivation(string DeliberationId, int Ground);
