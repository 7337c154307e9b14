using Dtks.Domain.Areas;

namespace Dtks.Domain.Kernel;

/// <summary>The level of area that each role goes with (GOV-2; docs/design.md, Roles): nobody acts in a role for an area of another level.</summary>
public static class RoleLevel
{
    /// <summary>The level; null: any.</summary>
    public static AreaLevel? Of(Role role) => role switch
    {
        Role.Citizen or Role.VillageOfficer or Role.VillageHead => AreaLevel.Village,
        Role.Tksk or Role.DistrictHead => AreaLevel.District,
        Role.RegencyOfficer or Role.Regent or Role.PostOfficer or Role.DeskOfficer or Role.SectionOfficer or Role.Giver => AreaLevel.Regency,
        Role.MinistryOfficer or Role.Operator or Role.System or Role.Partner => AreaLevel.Nation,
        Role.Auditor => null,
        _ => throw new ArgumentOutOfRangeException(nameof(role), role, "A role without a level."),
    };

    /// <summary>Whether people act in the role, so that it may stand in a token.</summary>
    public static bool IsHeld(Role role) => role is not (Role.System or Role.Partner);

    /// <summary>Whether one may act in the role for the area.</summary>
    public static bool Fits(Role role, AreaCode area)
    {
        ArgumentNullException.ThrowIfNull(area);
        return Of(role) is not { } level || level == area.Level;
    }
}
