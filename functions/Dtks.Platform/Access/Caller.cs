using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Access;

/// <summary>Who makes a request, from a validated token.</summary>
/// <param name="Subject">The token's <c>sub</c>: stable, opaque.</param>
/// <param name="Name">The token's <c>name</c>; empty when absent.</param>
/// <param name="Roles">The roles the token carries.</param>
/// <param name="Area">The area the caller acts for.</param>
public sealed record Caller(string Subject, string Name, IReadOnlySet<Role> Roles, AreaCode Area)
{
    /// <summary>The caller acting in the first of the roles that they have, in the order given.</summary>
    /// <exception cref="ProblemException">403 when they have none of them.</exception>
    public Actor Acting(params IReadOnlyList<Role> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
            {
                return new Actor(Subject, role, Area);
            }
        }

        throw new ProblemException(Problem.RoleForbidden);
    }

    /// <summary>Holds the caller to their own area and below it (GOV-2).</summary>
    /// <param name="area">Where they act.</param>
    /// <param name="pointer">Where the body names the area; null when the path does.</param>
    /// <exception cref="ProblemException">403 outside it.</exception>
    public void RequireArea(AreaCode area, string? pointer = null)
    {
        if (!Area.Covers(area))
        {
            var forbidden = Problem.AreaForbidden;
            throw new ProblemException(pointer is null ? forbidden : forbidden with { Errors = [new ProblemError(pointer, forbidden.Code, forbidden.Rule)] });
        }
    }
}
