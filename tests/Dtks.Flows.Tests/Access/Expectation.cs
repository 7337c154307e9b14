using Dtks.Domain.Kernel;
using Dtks.Platform.Access;

namespace Dtks.Flows.Tests.Access;

/// <summary>What a caller is to be told, by the attribute of the function and the roles of docs/design.md.</summary>
internal static class Expectation
{
    // Digits of the area code that a role goes with; ID has two letters and is told apart.
    private static readonly Dictionary<string, string> Levels = new(StringComparer.Ordinal)
    {
        ["citizen"] = "village",
        ["village-officer"] = "village",
        ["village-head"] = "village",
        ["tksk"] = "district",
        ["district-head"] = "district",
        ["regency-officer"] = "regency",
        ["regent"] = "regency",
        ["post-officer"] = "regency",
        ["desk-officer"] = "regency",
        ["section-officer"] = "regency",
        ["giver"] = "regency",
        ["ministry-officer"] = "nation",
        ["operator"] = "nation",
        ["auditor"] = "any",
    };

    /// <summary>The codes of refusal that fit, parted by spaces; null: to be let in, whatever the function then says.</summary>
    public static string? Of(AccessRule rule, string role, string area, string village)
    {
        if (rule.Access is not { } access)
            return null;
        if (!access.Roles.Select(WireName.Of).Contains(role))
            return "forbidden.role";
        if (Levels[role] != "any" && Levels[role] != LevelOf(area))
            return "forbidden.level forbidden.levelNation";
        if (access.Concerned.Select(WireName.Of).Contains(role) || PlaceOf(access, village) is not { } place)
            return null;
        return access.Reach.HasFlag(RelationOf(area, place)) && RelationOf(area, place) != Reach.None ? null : "forbidden.area";
    }

    private static string LevelOf(string area) => area == "ID" ? "nation" : area.Length switch { 2 => "province", 4 => "regency", 6 => "district", _ => "village" };

    private static string? PlaceOf(AccessAttribute access, string village) => access.Area switch
    {
        AccessArea.None => null,
        AccessArea.Nation => "ID",
        AccessArea.InBody or AccessArea.InQuery or "village" => village,
        "district" => village[..6],
        "regency" or "area" => village[..4],
        "province" => village[..2],
        var other => throw new ArgumentException($"The matrix does not know the area '{other}'."),
    };

    private static Reach RelationOf(string area, string place) =>
        area == place ? Reach.Own
        : area == "ID" || place.StartsWith(area, StringComparison.Ordinal) ? Reach.Above
        : place == "ID" || area.StartsWith(place, StringComparison.Ordinal) ? Reach.Below
        : Reach.None;
}
