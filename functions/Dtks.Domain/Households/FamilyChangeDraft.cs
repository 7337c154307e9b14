using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>A change of a family as it came in; nothing checked. The members are those of <see cref="FamilyChange"/>.</summary>
public sealed record FamilyChangeDraft(FamilyChangeKind Kind)
{
    /// <summary>A member's id or NIK.</summary>
    public string? Member { get; init; }

    /// <summary>Who was born.</summary>
    public MemberDraft? Person { get; init; }

    /// <summary>Ids or NIKs of members.</summary>
    public IReadOnlyList<string?>? With { get; init; }

    /// <summary>Who leaves together, or joins another card, and as what.</summary>
    public IReadOnlyList<GoingDraft?>? Goes { get; init; }

    /// <summary>yyyy-MM-dd.</summary>
    public string? DiedOn { get; init; }

    /// <summary>A member's id or NIK.</summary>
    public string? NewHead { get; init; }

    /// <summary>16 digits.</summary>
    public string? FamilyCardNumber { get; init; }

    /// <summary>Address within the village.</summary>
    public AddressDraft? Address { get; init; }

    /// <summary>Ten digits.</summary>
    public string? To { get; init; }

    /// <summary>A household's id.</summary>
    public string? Joins { get; init; }

    /// <summary>Wire name of <see cref="People.Relationship"/>.</summary>
    public string? Relationship { get; init; }

    /// <summary>The family founded.</summary>
    public FamilyDraft? Household { get; init; }

    /// <summary>What is corrected.</summary>
    public MemberCorrectionDraft? Fields { get; init; }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[change]";
}

/// <summary>One who leaves, as it came in.</summary>
/// <param name="Member">A member's id or NIK.</param>
/// <param name="Relationship">Wire name of <see cref="People.Relationship"/>.</param>
public sealed record GoingDraft(string? Member, string? Relationship)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[going]";
}

/// <summary>What of a member's data is corrected, as it came in. The members are those of <see cref="Member"/>.</summary>
public sealed record MemberCorrectionDraft(
    string? Nik, string? Name, string? BirthPlace, string? BirthDate, string? Sex, string? MotherMaidenName, string? Relationship, string? MaritalStatus)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[correction]";
}
