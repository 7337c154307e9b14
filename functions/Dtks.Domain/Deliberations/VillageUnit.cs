namespace Dtks.Domain.Deliberations;

/// <summary>A neighbourhood unit (SLS) of a village (MUS-3).</summary>
/// <param name="Unit">What it goes by, such as <c>RW 001</c>, 1 to 100 characters.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Name">Its name, 1 to 100 characters.</param>
public sealed record VillageUnit(string Unit, UnitKind Kind, string Name);

/// <summary>The kinds of neighbourhood unit (S0).</summary>
public enum UnitKind
{
    /// <summary>Dusun.</summary>
    Dusun,

    /// <summary>Rukun warga.</summary>
    Rw,

    /// <summary>Jorong.</summary>
    Jorong,

    /// <summary>Any other.</summary>
    Other,
}
