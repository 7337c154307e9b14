using NodaTime;

namespace Dtks.Domain.People;

/// <summary>One member of a family: those of the fifteen population fields that are a person's own (REG-2).</summary>
/// <param name="Nik">NIK.</param>
/// <param name="Name">Full name, 1 to 100 characters.</param>
/// <param name="BirthPlace">Place of birth, 1 to 100 characters.</param>
/// <param name="BirthDate">Date of birth, from 1900-01-01 to today in the village's zone.</param>
/// <param name="Sex">Sex.</param>
/// <param name="MotherMaidenName">The mother's maiden name, 1 to 100 characters.</param>
/// <param name="Relationship">Relationship to the head of the family.</param>
/// <param name="MaritalStatus">Marital status.</param>
public sealed record Member(
    Nik Nik,
    string Name,
    string BirthPlace,
    LocalDate BirthDate,
    Sex Sex,
    string MotherMaidenName,
    Relationship Relationship,
    MaritalStatus MaritalStatus)
{
    /// <summary>Whether two are one person as they stood at different times: by NIK, or, since that may have been corrected, by name and date of birth.</summary>
    public bool IsSamePerson(Member other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return Nik == other.Nik || (Name == other.Name && BirthDate == other.BirthDate);
    }

    /// <summary>Hidden: a person's data is confidential (REG-3).</summary>
    public override string ToString() => "[member]";
}

/// <summary>Sex as the population register records it (REG-2).</summary>
public enum Sex
{
    /// <summary>Laki-laki.</summary>
    Male,

    /// <summary>Perempuan.</summary>
    Female,
}

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
