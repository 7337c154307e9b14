using Dtks.Domain.Kernel;

namespace Dtks.Platform.Access;

/// <summary>The roles that see the records of their area (GOV-2).</summary>
public static class Officers
{
    /// <summary>All of them: of the village, the district, the regency and the Ministry, and auditors.</summary>
    public static IReadOnlyList<Role> OfTheArea { get; } =
        [Role.VillageOfficer, Role.VillageHead, Role.Tksk, Role.DistrictHead, Role.RegencyOfficer, Role.Regent, Role.MinistryOfficer, Role.Auditor];
}
