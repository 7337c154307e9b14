using Dtks.Domain.Areas;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Access;

/// <summary>Holds the holder of a token to what a function declares (GOV-2).</summary>
/// <param name="areas">The areas there are.</param>
public sealed class Admission(IKnownAreas areas)
{
    /// <summary>The caller that a function gets.</summary>
    /// <param name="rule">What the function declares; not a public one's.</param>
    /// <param name="holder">What the token says.</param>
    /// <param name="named">What stands in the route, or the query, where the area is named; null when neither names one.</param>
    /// <exception cref="ProblemException">403 without the role, with an area that is not of the role's level, or out of reach; 404 where there is no such area.</exception>
    public Caller Admit(AccessRule rule, TokenHolder holder, string? named)
    {
        ArgumentNullException.ThrowIfNull(rule);
        ArgumentNullException.ThrowIfNull(holder);
        var access = rule.Access!;
        var caller = new Caller(holder.Subject, holder.Name, Acting.In(access.Roles, holder), holder.Area, access.Reach) { Section = holder.Section, Giver = holder.Giver };
        if (rule.NamesArea)
        {
            HoldTo(Read(named, rule.Level), caller, access);
        }
        else if (access.Area == AccessArea.InQuery && AreaCode.TryParse(named, out var place))
        {
            HoldTo(place, caller, access);
        }
        else if (access.Area == AccessArea.Nation && !access.Reach.Allows(caller.Area, AreaCode.Nation))
        {
            throw new ProblemException(Problem.AreaForbidden);
        }

        return caller;
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
