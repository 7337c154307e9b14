using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using Dtks.Domain.People;

namespace Dtks.Domain.Households;

/// <summary>A change was carried out (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Change">The change.</param>
/// <param name="Members">Who is a member now.</param>
/// <param name="Former">Who was.</param>
/// <param name="FamilyCardNumber">The family card now.</param>
/// <param name="Address">The address now.</param>
/// <param name="Entitlements">All entitlements as they are now.</param>
/// <param name="Ended">Why it is no more; null while it is.</param>
public sealed record FamilyChanged(
    EventMeta Meta,
    AppliedChange Change,
    IReadOnlyList<HouseholdMember> Members,
    IReadOnlyList<FormerMember> Former,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<Entitlement> Entitlements,
    HouseholdEnd? Ended)
    : HouseholdEvent(Meta)
{
    /// <summary>What removals made of it now; null where this changes nothing of that.</summary>
    internal FamilyRemovals? Removals { get; init; }
}

/// <summary>A household came of a change elsewhere: by marriage, divorce or a move (REG-8).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Change">The change.</param>
/// <param name="Id">Its id.</param>
/// <param name="Village">The village.</param>
/// <param name="FamilyCardNumber">Family card number.</param>
/// <param name="Address">Address.</param>
/// <param name="Members">Its members.</param>
/// <param name="Former">Who was a member before a move.</param>
/// <param name="ProposalIds">The proposals that brought it, or whom it came from, to the register.</param>
/// <param name="Entitlements">What comes along.</param>
/// <param name="Deactivation">A deliberation's proposal to stop it, of before a move.</param>
/// <param name="History">What happened before a move.</param>
/// <param name="Earlier">The changes that were carried out before a move.</param>
public sealed record HouseholdFounded(
    EventMeta Meta,
    AppliedChange Change,
    string Id,
    AreaCode Village,
    FamilyCardNumber FamilyCardNumber,
    Address Address,
    IReadOnlyList<HouseholdMember> Members,
    IReadOnlyList<FormerMember> Former,
    IReadOnlyList<string> ProposalIds,
    IReadOnlyList<Entitlement> Entitlements,
    Deactivation? Deactivation,
    IReadOnlyList<EventMeta> History,
    IReadOnlyList<AppliedChange> Earlier)
    : HouseholdEvent(Meta)
{
    /// <summary>What removals made of it before a move; null for nothing.</summary>
    internal FamilyRemovals? Removals { get; init; }

    /// <summary>How it stands in welfare (REG-9); null where that is not known.</summary>
    public Welfare? Welfare { get; init; }

    /// <summary>What payments leave out that it is entitled to; null for nothing.</summary>
    public AidPayments? Payments { get; init; }

    /// <summary>What the latest deliberation that had it stay made of its assistance; null for none.</summary>
    public KeptAid? Kept { get; init; }

    /// <summary>The numbers of the family cards that it had before a move; null for none.</summary>
    public IReadOnlyList<FamilyCardNumber>? FormerCards { get; init; }

    /// <summary>What the month before found of it (VER-6); null for nothing.</summary>
    public IReadOnlyList<HouseholdFinding>? Findings { get; init; }
}

/// <summary>A change waits for the population register, or for its numbers (REG-5).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Pending">The change.</param>
public sealed record ChangePutOff(EventMeta Meta, PendingChange Pending) : HouseholdEvent(Meta);

/// <summary>The family, or one of it, is on the way to another village.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Departure">Where to.</param>
public sealed record DepartureEntered(EventMeta Meta, Departure Departure) : HouseholdEvent(Meta);

/// <summary>A change that waited is not carried out.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Change">The change.</param>
/// <param name="Refusal">Why; null when it was taken back.</param>
/// <param name="Fields">What the population register has otherwise.</param>
/// <param name="To">The village that the family, or one of it, was to go to.</param>
/// <param name="Args">Values for the refusal's text; null where it needs none.</param>
/// <param name="Note">The other village's own words, where it refused.</param>
public sealed record ChangeDropped(
    EventMeta Meta, string Change, string? Refusal, IReadOnlyList<string>? Fields, AreaCode? To = null, IReadOnlyDictionary<string, string>? Args = null, string? Note = null) : HouseholdEvent(Meta);
