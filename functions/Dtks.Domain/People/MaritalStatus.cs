namespace Dtks.Domain.People;

/// <summary>Marital status as the population register records it (REG-2).</summary>
public enum MaritalStatus
{
    /// <summary>Belum kawin.</summary>
    Unmarried,

    /// <summary>Kawin.</summary>
    Married,

    /// <summary>Cerai hidup.</summary>
    Divorced,

    /// <summary>Cerai mati.</summary>
    Widowed,
}
