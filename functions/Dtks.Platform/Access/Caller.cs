using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Access;

/// <summary>Who makes a request, and in which role the function lets them in.</summary>
/// <param name="Subject">The token's <c>sub</c>: stable, opaque.</param>
/// <param name="Name">The token's <c>name</c>; empty when absent.</param>
/// <param name="Role">The role acted in.</param>
/// <param name="Area">The area acted for.</param>
/// <param name="Reach">How that area may lie to the place acted on.</param>
public sealed record Caller(string Subject, string Name, Role Role, AreaCode Area, Reach Reach = Reach.Own | Reach.Above)
{
    /// <summary>The caller as the domain knows them.</summary>
    public Actor Actor => new(Subject, Role, Area);

    /// <summary>The section of a section officer; null for others.</summary>
    public Section? Section { get; init; }

    /// <summary>Whom a giver acts for; null for others.</summary>
    public string? Giver { get; init; }

    /// <summary>Holds the caller to a place that the body names (GOV-2); the one that the path names was held to before.</summary>
    /// <param name="area">Where they act.</param>
    /// <param name="pointer">Where the body names it.</param>
    /// <exception cref="ProblemException">403 when it is out of reach.</exception>
    public void RequireArea(AreaCode area, string pointer)
    {
        if (!Reach.Allows(Area, area))
        {
            var forbidden = Problem.AreaForbidden;
            throw new ProblemException(forbidden with { Errors = [new ProblemError(pointer, forbidden.Code, forbidden.Rule)] });
        }
    }
}
