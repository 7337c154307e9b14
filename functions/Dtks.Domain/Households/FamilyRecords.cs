using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;
using NodaTime;

namespace Dtks.Domain.Households;

/// <summary>A household of the register, by where it stands.</summary>
/// <param name="Village">Its village.</param>
/// <param name="Household">Its id.</param>
public sealed record FamilyPlace(AreaCode Village, string Household);

/// <summary>One who was a member. Their record stays with the household's history (RAT-6, REG-8).</summary>
/// <param name="Member">Who, as they last stood there.</param>
/// <param name="Reason">How they left.</param>
/// <param name="On">The day of a death; else when it was carried out, in the village's zone.</param>
/// <param name="To">The household they stand in since; null for none.</param>
public sealed record FormerMember(HouseholdMember Member, FormerReason Reason, LocalDate On, FamilyPlace? To)
{
    /// <summary>The change or the removal by which they left; null for those of before it was noted.</summary>
    public string? By { get; init; }
}

/// <summary>How one left a household.</summary>
public enum FormerReason
{
    /// <summary>By death.</summary>
    Deceased,

    /// <summary>By marriage.</summary>
    Married,

    /// <summary>By divorce.</summary>
    Divorced,

    /// <summary>For a card of their own, without marriage or divorce.</summary>
    OwnCard,

    /// <summary>For the card of another household, without marriage or divorce.</summary>
    JoinedCard,

    /// <summary>With the whole family, to another village.</summary>
    Moved,

    /// <summary>Removed from the register (RAT-6).</summary>
    Removed,
}

/// <summary>That a household is no more.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">When, in the village's zone.</param>
/// <param name="To">Where the family stands since; null for nowhere.</param>
public sealed record HouseholdEnd(HouseholdEndReason Reason, LocalDate On, FamilyPlace? To);

/// <summary>Why a household is no more.</summary>
public enum HouseholdEndReason
{
    /// <summary>Its last member died: removed from the register (RAT-6).</summary>
    Deceased,

    /// <summary>Its last member left for another household.</summary>
    Left,

    /// <summary>It was taken over by another village.</summary>
    Moved,

    /// <summary>Its last member was removed from the register (RAT-6).</summary>
    Removed,
}

/// <summary>A change that was carried out.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">What happened.</param>
/// <param name="At">When it was carried out.</param>
/// <param name="Other">The other household it concerned; null for none.</param>
/// <param name="Came">Who came to this household by it from the other, by id; null for nobody.</param>
public sealed record AppliedChange(string Id, FamilyChangeKind Kind, Instant At, FamilyPlace? Other, IReadOnlyList<string>? Came = null)
{
    /// <summary>By a death, how those who stay stood before, where it changed that; null for none, elsewhere, and of those of before it was noted.</summary>
    public IReadOnlyList<StoodBefore>? Stood { get; init; }

    /// <summary>The family's programmes that stood on whoever left, and on whom they stand since (VER-4); null for none, and of those of before it was noted.</summary>
    public IReadOnlyList<TakenOver>? Taken { get; init; }
}

/// <summary>A programme of a family that stands on another of it since its recipient left (VER-4).</summary>
/// <param name="Programme">The programme.</param>
/// <param name="Member">On whom it stands, by id.</param>
public sealed record TakenOver(Programme Programme, string Member);

/// <summary>A change that was entered and is not carried out: it waits for the population register, or was refused.</summary>
/// <param name="Change">The change.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Since">When.</param>
/// <param name="Confirmed">Whether the population register confirmed it.</param>
/// <param name="Refusal">Why it is not carried out; null while it waits.</param>
/// <param name="Fields">What the population register has otherwise, where that is why.</param>
/// <param name="Args">Values for the refusal's text; null where it needs none, and in what was refused before they were kept.</param>
/// <param name="Note">The other village's own words, where it refused; null elsewhere.</param>
public sealed record PendingChange(
    FamilyChange Change, Actor By, Instant Since, bool Confirmed, string? Refusal = null, IReadOnlyList<string>? Fields = null, IReadOnlyDictionary<string, string>? Args = null, string? Note = null)
{
    /// <summary>Whether it still waits.</summary>
    public bool Waits => Refusal is null;
}

/// <summary>That the family, or one of it, is on the way to another village: it stands here until it stands there.</summary>
/// <param name="Change">The change that was entered.</param>
/// <param name="To">Where to: for a move, the same id in the other village.</param>
/// <param name="Member">Who, by id; null for the whole family, which goes when the other village takes it over.</param>
/// <param name="By">Who entered it.</param>
/// <param name="Since">When.</param>
/// <param name="AcceptedBy">The officer of the other village who took the family, or the one, over; null while nobody did. From then on it is not taken back.</param>
/// <param name="Asks">Whether the other village is asked for one member too; not where they were on the way before it was.</param>
public sealed record Departure(FamilyChange Change, FamilyPlace To, string? Member, Actor By, Instant Since, Actor? AcceptedBy = null, bool Asks = false)
{
    /// <summary>Who else of the family goes along with that one, by id; null for nobody, and for the whole family.</summary>
    public IReadOnlyList<string>? With { get; init; }

    /// <summary>Whether one goes by it, by id.</summary>
    public bool Takes(string member) => Member is null || Member == member || With?.Contains(member) == true;

    /// <summary>Who goes by it of a household, by id, also who stands there no more.</summary>
    public IEnumerable<string> Who() => Member is null ? [] : [Member, .. With ?? []];

    /// <summary>Whether it goes on by itself, and nothing else may change meanwhile.</summary>
    public bool IsUnderWay => AcceptedBy is not null || (Member is not null && !Asks);
}
