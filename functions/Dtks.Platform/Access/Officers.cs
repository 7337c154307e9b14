using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;

namespace Dtks.Platform.Access;

/// <summary>The roles that see the records of their area (GOV-2).</summary>
public static class Officers
{
    /// <summary>All of them: of the village, the district, the regency and the Ministry, and auditors.</summary>
    public static IReadOnlyList<Role> OfTheArea { get; } =
        [Role.VillageOfficer, Role.VillageHead, Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];

    /// <summary>Those of them whose area can be near enough to one of a level.</summary>
    /// <param name="level">The level of the path's area; null: any.</param>
    /// <param name="reach">How far a caller's area may be from it.</param>
    internal static IEnumerable<Role> Of(AreaLevel? level, Reach reach) => OfTheArea.Where(role => reach.Allows(RoleLevel.Of(role), level));
}
