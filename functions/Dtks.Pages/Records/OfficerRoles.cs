using Dtks.Domain.Kernel;
using Dtks.Platform.Access;

namespace Dtks.Pages.Records;

/// <summary>Whose the pages of officials are.</summary>
public static class OfficerRoles
{
    /// <summary>All who sign in at the pages.</summary>
    public static IReadOnlyList<Role> All { get; } = [.. Enum.GetValues<Role>().Where(RoleLevel.IsHeld).Except([Role.Citizen])];

    /// <summary>The officers of an area, from the village to the Ministry, and auditors.</summary>
    public static IReadOnlyList<Role> OfTheArea => Officers.OfTheArea;
}
