using Dtks.Domain.Areas;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>What a change comes to, where it was entered and elsewhere (REG-8).</summary>
public sealed record FamilyEffect
{
    /// <summary>Who is a member then.</summary>
    public required IReadOnlyList<HouseholdMember> Members { get; init; }

    /// <summary>Who was.</summary>
    public required IReadOnlyList<FormerMember> Former { get; init; }

    /// <summary>The family card then.</summary>
    public required FamilyCardNumber Card { get; init; }

    /// <summary>The address then.</summary>
    public required Address Address { get; init; }

    /// <summary>All entitlements then.</summary>
    public required IReadOnlyList<Entitlement> Entitlements { get; init; }

    /// <summary>Who comes to the household by it, by id; null for nobody.</summary>
    public IReadOnlyList<string>? Came { get; init; }

    /// <summary>Why the household is no more; null while it is.</summary>
    public HouseholdEnd? Ended { get; init; }

    /// <summary>What is noted then of whom removals and deaths had stand otherwise; null where that stays as it is.</summary>
    public FamilyRemovals? Removals { get; init; }

    /// <summary>Who stands elsewhere then; null for nobody.</summary>
    public FamilyGoing? Going { get; init; }

    /// <summary>Whom the population register confirms before (REG-5), as it should have them; null for nobody.</summary>
    public Family? ToConfirm { get; init; }

    /// <summary>Whether the population register confirms the marital status too: of who is under age, for it makes them one who may head a family (REG-2).</summary>
    public bool ConfirmsStatus { get; init; }

    /// <summary>Where in the request each of those stands.</summary>
    public IReadOnlyList<string> Pointers { get; init; } = [];
}

/// <summary>Who leaves a household for another.</summary>
/// <param name="To">The other.</param>
/// <param name="Founds">The family founded there; null when one is joined.</param>
/// <param name="Persons">The persons as they stand there, with what they were here by id; null for who was not in the register.</param>
/// <param name="Spouse">The member there who is married to who joins; null for none.</param>
public sealed record FamilyGoing(FamilyPlace To, FoundedFamily? Founds, IReadOnlyList<GoingMember> Persons, string? Spouse)
{
    /// <summary>By id, the one of those who leave whom the change is about; the others go along with them. Null where the whole family goes.</summary>
    public string? First { get; init; }
}

/// <summary>One who leaves, or comes to a family founded.</summary>
/// <param name="Was">Their id in the household left; null for who comes from outside the register.</param>
/// <param name="Person">The person as they stand there.</param>
/// <param name="Entitlements">What goes along with the person (VER-4).</param>
public sealed record GoingMember(string? Was, Member Person, IReadOnlyList<Entitlement> Entitlements);

/// <summary>A family founded by who leaves another.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Card">Its card.</param>
/// <param name="Address">Its address.</param>
public sealed record FoundedFamily(AreaCode Village, FamilyCardNumber Card, Address Address);
