namespace Dtks.Domain.Deliberations;

/// <summary>Whom someone present stands for (MUS-3).</summary>
public enum AttendeeElement
{
    /// <summary>Pemerintah or perangkat desa.</summary>
    VillageGovernment,

    /// <summary>Badan Permusyawaratan Desa.</summary>
    Bpd,

    /// <summary>Masyarakat.</summary>
    Community,

    /// <summary>Tokoh masyarakat or tokoh agama.</summary>
    CommunityGroup,

    /// <summary>A recipient household's representative, of the neighbourhood unit (SLS) named beside it.</summary>
    HouseholdRepresentative,
}
