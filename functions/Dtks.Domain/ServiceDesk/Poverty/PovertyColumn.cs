namespace Dtks.Domain.ServiceDesk.Poverty;

/// <summary>The columns of a village's poverty data that are known, in the order of the template. Their names stand in <see cref="PovertyColumns"/>.</summary>
public enum PovertyColumn
{
    /// <summary>NIK.</summary>
    Nik,

    /// <summary>Family card number.</summary>
    FamilyCard,

    /// <summary>Full name.</summary>
    Name,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Place of birth.</summary>
    BirthPlace,

    /// <summary>Relationship to the head of the family.</summary>
    Relationship,

    /// <summary>Decile of welfare, 1 the poorest.</summary>
    Decile,

    /// <summary>The village's own category, such as very poor.</summary>
    Category,

    /// <summary>The village's code, where the file has one.</summary>
    Village,
}
