namespace Dtks.Domain.Matching;

/// <summary>The fifteen population fields (REG-2), by the names they have in JSON.</summary>
public enum PopulationField
{
    /// <summary>NIK.</summary>
    Nik,

    /// <summary>Full name.</summary>
    Name,

    /// <summary>Province.</summary>
    Province,

    /// <summary>Regency or city.</summary>
    Regency,

    /// <summary>District.</summary>
    District,

    /// <summary>Village.</summary>
    Village,

    /// <summary>Rukun tetangga.</summary>
    Rt,

    /// <summary>Rukun warga.</summary>
    Rw,

    /// <summary>Place of birth.</summary>
    BirthPlace,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>Family card number.</summary>
    FamilyCardNumber,

    /// <summary>The mother's maiden name.</summary>
    MotherMaidenName,

    /// <summary>Relationship in the family.</summary>
    Relationship,

    /// <summary>Marital status.</summary>
    MaritalStatus,
}
