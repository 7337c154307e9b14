using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Access;

/// <summary>Holds the holder of a token to what a function declares (GOV-2).</summary>
/// <param name="areas">The areas there are.</param>
public sealed class Admission(IKnownAreas areas)
{
    /// <summary>The caller that a function gets.</summary>
    /// <param name="rule">What the function declares; not a public one's.</param>
    /// <param name="holder">What the token says.</param>
    /// <param name="named">What stands in the route where the area is named; null when no part of it names one.</param>
    /// <exception cref="ProblemException">403 without the role or out of reach; 404 where there is no such area.</exception>
    public Caller Admit(AccessRule rule, TokenHolder holder, string? named)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(holder);
        var access = rule.Access!;
        var caller = new Caller(holder.Subject, holder.Name, RoleOf(access, holder), holder.Area, access.Reach);
        if (rule.NamesArea)
        {
            HoldTo(Read(named, rule.Level), caller, access);
        }
        else if (access.Area == AccessArea.Nation && !access.Reach.Allows(caller.Area, AreaCode.Nation))
        {
            throw new ProblemException(Problem.AreaForbidden);
        }

        return caller;
    }

    private static Role RoleOf(AccessAttribute access, TokenHolder holder)
    {
        var role = access.Roles.Where(holder.Roles.Contains).Select(r => (Role?)r).FirstOrDefault();
        return role ?? throw new ProblemException(Problem.RoleForbidden);
    }

    private static AreaCode Read(string? named, AreaLevel? level) =>
        AreaCode.TryParse(named, out var code) && (level is null || code.Level == level) ? code : throw new ProblemException(Problem.NotFound);

    private void HoldTo(AreaCode place, Caller caller, AccessAttribute access)
    {
        if (!access.Concerned.Contains(caller.Role) && !access.Reach.Allows(caller.Area, place))
        {
            throw new ProblemException(Problem.AreaForbidden);
        }

        if (!areas.Exists(place.Value))
        {
            throw new ProblemException(Problem.NotFound);
        }
    }
}
