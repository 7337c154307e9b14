using Dtks.Domain.Areas;

namespace Dtks.Domain.Kernel;

/// <summary>The one on whose behalf a command is given.</summary>
/// <param name="Subject">The token's <c>sub</c>: opaque, stable, at most 200 characters.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Area">The area acted for (GOV-2).</param>
public sealed record Actor(string Subject, Role Role, AreaCode Area)
{
    /// <summary>The actor of what happens by itself.</summary>
    public static Actor System { get; } = new("system", Role.System, AreaCode.Nation);
}
