namespace Dtks.Domain.People;

/// <summary>A family as it came in; nothing checked.</summary>
/// <param name="FamilyCardNumber">16 digits.</param>
/// <param name="Village">Ten digits.</param>
/// <param name="Address">Address within the village.</param>
/// <param name="Members">Members.</param>
public sealed record FamilyDraft(string? FamilyCardNumber, string? Village, AddressDraft? Address, IReadOnlyList<MemberDraft?>? Members)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[family]";
}

/// <summary>An address as it came in; nothing checked.</summary>
/// <param name="Street">Free text.</param>
/// <param name="Rt">One to three digits; a dash where there is none.</param>
/// <param name="Rw">One to three digits; a dash where there is none.</param>
public sealed record AddressDraft(string? Street, string? Rt, string? Rw)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[address]";
}

/// <summary>A member as it came in; nothing checked. The members are those of <see cref="Member"/>.</summary>
/// <param name="Nik">16 digits.</param>
/// <param name="Name">Full name.</param>
/// <param name="BirthPlace">Place of birth.</param>
/// <param name="BirthDate">yyyy-MM-dd.</param>
/// <param name="Sex">Wire name of <see cref="People.Sex"/>.</param>
/// <param name="MotherMaidenName">The mother's maiden name.</param>
/// <param name="Relationship">Wire name of <see cref="People.Relationship"/>.</param>
/// <param name="MaritalStatus">Wire name of <see cref="People.MaritalStatus"/>.</param>
public sealed record MemberDraft(
    string? Nik,
    string? Name,
    string? BirthPlace,
    string? BirthDate,
    string? Sex,
    string? MotherMaidenName,
    string? Relationship,
    string? MaritalStatus)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[member]";
}
