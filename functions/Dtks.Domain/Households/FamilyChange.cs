using Dtks.Domain.Areas;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>What changed in a family of the register, as it was entered (REG-8): read, and judged when it is carried out.</summary>
public sealed record FamilyChange
{
    /// <summary>Its id, from the cause: carried out twice, it is carried out once.</summary>
    public required string Id { get; init; }

    /// <summary>What happened.</summary>
    public required FamilyChangeKind Kind { get; init; }

    /// <summary>The member meant, by id or NIK; null where the whole family is.</summary>
    public string? Member { get; init; }

    /// <summary>Who was born; of a death that is taken back, who stands there again.</summary>
    public Member? Person { get; init; }

    /// <summary>By a divorce the children who go along with who leaves, by id or NIK; null for none.</summary>
    public IReadOnlyList<string>? With { get; init; }

    /// <summary>Who leaves together for a card of their own, or joins one, and as what they stand there; null for other kinds.</summary>
    public IReadOnlyList<GoingAs>? Goes { get; init; }

    /// <summary>The day of a death.</summary>
    public LocalDate? DiedOn { get; init; }

    /// <summary>Who heads the family from now on, by id or NIK.</summary>
    public string? NewHead { get; init; }

    /// <summary>The family card that is new, or that of the household joined.</summary>
    public FamilyCardNumber? Card { get; init; }

    /// <summary>Where the family, or who left it, lives from now on.</summary>
    public Address? Address { get; init; }

    /// <summary>The village moved to.</summary>
    public AreaCode? To { get; init; }

    /// <summary>The household joined, by marriage or by its card.</summary>
    public string? Joins { get; init; }

    /// <summary>As what the member stands in the household joined.</summary>
    public Relationship? Relationship { get; init; }

    /// <summary>The family founded by marriage, where more than the member alone.</summary>
    public Family? Founds { get; init; }

    /// <summary>What is corrected.</summary>
    public MemberCorrection? Fields { get; init; }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[change]";
}

/// <summary>One who leaves together with others, or alone (REG-8).</summary>
/// <param name="Member">Who, by id or NIK.</param>
/// <param name="Relationship">As what they stand on the other card.</param>
public sealed record GoingAs(string Member, Relationship Relationship);

/// <summary>What may happen in a family (REG-8).</summary>
public enum FamilyChangeKind
{
    /// <summary>A child was born.</summary>
    Birth,

    /// <summary>A member died.</summary>
    Death,

    /// <summary>A member married, and leaves for a card of their own or joins one.</summary>
    Marriage,

    /// <summary>A member was divorced, and leaves for a card of their own.</summary>
    Divorce,

    /// <summary>The family moved, within its village or to another.</summary>
    Move,

    /// <summary>Some of it leave together for a card of their own, without marriage or divorce.</summary>
    OwnCard,

    /// <summary>Some of it, or all, go over to the card of another household, without marriage or divorce.</summary>
    JoinCard,

    /// <summary>The family has a new card.</summary>
    Card,

    /// <summary>A member's data was entered wrong.</summary>
    Correction,

    /// <summary>A death was entered wrong, and is taken back.</summary>
    DeathUndone,

    /// <summary>It, or some of it, was removed from the register (RAT-6): by a removal alone.</summary>
    Removal,

    /// <summary>A removal, or a death that was entered, was undone (GOV-3): as what such a change stands in a household's own list.</summary>
    Reinstatement,
}

/// <summary>What of a member's data is corrected; null stays as it is.</summary>
public sealed record MemberCorrection(
    Nik? Nik, string? Name, string? BirthPlace, LocalDate? BirthDate, Sex? Sex, string? MotherMaidenName, Relationship? Relationship, MaritalStatus? MaritalStatus)
{
    /// <summary>Whether anything is that the population register tells persons apart by (REG-5).</summary>
    public bool TellsApart => Nik is not null || Name is not null || BirthPlace is not null || BirthDate is not null || Sex is not null || MotherMaidenName is not null;

    /// <summary>A member with it.</summary>
    public Member Of(Member member)
    {
        ArgumentNullException.ThrowIfNull(member);
        return new Member(
            Nik ?? member.Nik, Name ?? member.Name, BirthPlace ?? member.BirthPlace, BirthDate ?? member.BirthDate, Sex ?? member.Sex,
            MotherMaidenName ?? member.MotherMaidenName, Relationship ?? member.Relationship, MaritalStatus ?? member.MaritalStatus);
    }

    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[correction]";
}
