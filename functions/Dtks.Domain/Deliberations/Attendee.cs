namespace Dtks.Domain.Deliberations;

/// <summary>Someone present (MUS-3).</summary>
/// <param name="Name">Name, 1 to 100 characters. Personal data.</param>
/// <param name="Element">Whom they stand for.</param>
/// <param name="Unit">The neighbourhood unit (dusun, RW, jorong or other), 1 to 100 characters; always there for a household's
/// representative.</param>
public sealed record Attendee(string Name, AttendeeElement Element, string? Unit)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[attendee]";
}

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
