namespace Dtks.Domain.People;

/// <summary>Sex as the population register records it (REG-2).</summary>
public enum Sex
{
    /// <summary>Laki-laki.</summary>
    Male,

    /// <summary>Perempuan.</summary>
    Female,
}
