using System.Globalization;
using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Platform.Problems;

namespace Dtks.Platform.Access;

/// <summary>Finds the role that the holder of a token acts in (GOV-2).</summary>
internal static class Acting
{
    private static readonly IReadOnlyDictionary<AreaLevel, int> Digits = new Dictionary<AreaLevel, int>
    {
        [AreaLevel.Province] = 2,
        [AreaLevel.Regency] = 4,
        [AreaLevel.District] = 6,
        [AreaLevel.Village] = 10,
    };

    /// <summary>The first of the roles, in the order given, that the holder has, with an area of its level and with the claims it goes with.</summary>
    /// <exception cref="ProblemException">403 when there is none; it tells what the token lacks.</exception>
    public static Role In(IReadOnlyList<Role> roles, TokenHolder holder)
    {
        var held = roles.Where(holder.Roles.Contains).ToList();
        var lacks = held.Select(role => LackOf(role, holder)).ToList();
        var first = lacks.IndexOf(null);
        return first >= 0 ? held[first] : throw new ProblemException(lacks.FirstOrDefault() ?? RoleForbidden(roles));
    }

    private static Problem RoleForbidden(IReadOnlyList<Role> roles) =>
        Problem.RoleForbidden with { Args = new Dictionary<string, string> { ["role"] = string.Join(", ", roles.Select(role => WireName.Of(role))) } };

    private static Problem? LackOf(Role role, TokenHolder holder)
    {
        if (!RoleLevel.Fits(role, holder.Area))
        {
            return LevelForbidden(role, holder.Area);
        }

        return role switch
        {
            Role.SectionOfficer when holder.Section is null => ClaimForbidden(role, "section", string.Join(", ", WireName.AllOf<Section>())),
            Role.Giver when holder.Giver is null => ClaimForbidden(role, "giver", "1-200"),
            _ => null,
        };
    }

    private static Problem LevelForbidden(Role role, AreaCode area)
    {
        var args = new Dictionary<string, string> { ["role"] = WireName.Of(role), ["area"] = area.Value };
        if (!Digits.TryGetValue(RoleLevel.Of(role)!.Value, out var digits))
        {
            return new Problem(403, "forbidden.levelNation", "GOV-2", args);
        }

        args["digits"] = digits.ToString(CultureInfo.InvariantCulture);
        return new Problem(403, "forbidden.level", "GOV-2", args);
    }

    private static Problem ClaimForbidden(Role role, string claim, string allowed) =>
        new(403, "forbidden.claim", "GOV-2", new Dictionary<string, string> { ["role"] = WireName.Of(role), ["claim"] = claim, ["allowed"] = allowed });
}
