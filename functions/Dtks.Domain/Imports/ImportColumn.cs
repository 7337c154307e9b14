namespace Dtks.Domain.Imports;

/// <summary>The columns of a prelist that are known, in the order of the template. Their names and other names stand in <see cref="ImportColumns"/>.</summary>
public enum ImportColumn
{
    /// <summary>Family card number: rows with the same one are one family.</summary>
    FamilyCard,

    /// <summary>NIK.</summary>
    Nik,

    /// <summary>Full name.</summary>
    Name,

    /// <summary>Place of birth.</summary>
    BirthPlace,

    /// <summary>Date of birth.</summary>
    BirthDate,

    /// <summary>Sex.</summary>
    Sex,

    /// <summary>The mother's maiden name.</summary>
    Mother,

    /// <summary>Relationship to the head of the family.</summary>
    Relationship,

    /// <summary>Marital status.</summary>
    MaritalStatus,

    /// <summary>Street, hamlet: the address.</summary>
    Street,

    /// <summary>RT.</summary>
    Rt,

    /// <summary>RW.</summary>
    Rw,

    /// <summary>Phone of whoever proposes.</summary>
    Phone,

    /// <summary>What is proposed (PRO-2).</summary>
    Kind,

    /// <summary>The programmes asked for.</summary>
    Programmes,

    /// <summary>Who named the family (PRO-3).</summary>
    Nominator,

    /// <summary>The name of whoever named the family (PRO-3).</summary>
    NominatorName,

    /// <summary>The NIK of who receives (VER-4).</summary>
    Recipient,

    /// <summary>The village's code, where the file has one.</summary>
    Village,

    /// <summary>The outcome, in a result that is sent again.</summary>
    Outcome,

    /// <summary>Known, and not looked at: the running number, and the other columns of a result.</summary>
    Unused,
}
