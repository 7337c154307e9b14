using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Where a household stands that a deliberation on cards named for one in another's place (CRD-5).</summary>
/// <param name="Named">Who was named.</param>
/// <param name="Place">Where it stands.</param>
public sealed record ReplacementStanding(NamedHousehold Named, ReplacementPlace Place)
{
    /// <summary>Of one whose place lapsed, why; null elsewhere.</summary>
    public LapseReason? Because { get; init; }

    /// <summary>Of one whose place lapsed, who steps in; null where nobody named is left, and elsewhere.</summary>
    public NamedHousehold? By { get; init; }

    /// <summary>The last day the round's cards are valid.</summary>
    public LocalDate? Until { get; init; }

    /// <summary>Where those stand whom concluded deliberations named for one card.</summary>
    /// <param name="card">The card, as it stands.</param>
    /// <param name="named">Whom the last deliberation that names anybody for it named, the first before those in reserve.</param>
    /// <param name="lapsed">Why a household cannot have a card any more; null while it can.</param>
    /// <param name="holder">The household that has a card in this one's place; null before that is made.</param>
    /// <param name="today">Today in the village.</param>
    public static IEnumerable<ReplacementStanding> Of(CardState card, IEnumerable<NamedHousehold> named, Func<string, LapseReason?> lapsed, string? holder, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(lapsed);
        List<NamedHousehold> order = [.. named.OrderBy(n => n.Reserve ?? 0)];
        var next = order.Find(n => lapsed(n.Household) is null);
        return order.Select(n => Of(card, n, next, lapsed(n.Household), holder, today) with { Until = card.ValidUntil });
    }

    private static ReplacementStanding Of(CardState card, NamedHousehold named, NamedHousehold? next, LapseReason? lapsed, string? holder, LocalDate today) =>
        card.ReplacedBy is not null ? new(named, named.Household == holder ? ReplacementPlace.Has : ReplacementPlace.Gone)
        : today > card.ValidUntil ? new(named, ReplacementPlace.Over)
        : lapsed is { } because ? new(named, ReplacementPlace.Lapsed) { Because = because, By = next }
        : new(named, named == next ? ReplacementPlace.Named : ReplacementPlace.Reserve);
}

/// <summary>A household that a deliberation named for a card in another's place.</summary>
/// <param name="Replacement">The replacement's id.</param>
/// <param name="Card">The card in whose place it is to have one.</param>
/// <param name="Household">The household, by its id in the register or of its proposal.</param>
/// <param name="Reserve">Its place in reserve; null for the first.</param>
public sealed record NamedHousehold(string Replacement, string Card, string Household, int? Reserve);

/// <summary>Where a household stands that is to have a card in another's place.</summary>
public enum ReplacementPlace
{
    /// <summary>It is the one that is to have it.</summary>
    Named,

    /// <summary>It stands in reserve behind another.</summary>
    Reserve,

    /// <summary>It cannot have it any more.</summary>
    Lapsed,

    /// <summary>It has it.</summary>
    Has,

    /// <summary>Another of those named has it.</summary>
    Gone,

    /// <summary>A later deliberation names others, or the list names it no more.</summary>
    Dropped,

    /// <summary>The deliberation that names it is not concluded.</summary>
    Open,

    /// <summary>The round's cards expired before one was made (CRD-10).</summary>
    Over,
}

/// <summary>Why a household that was named can have no card in another's place any more.</summary>
public enum LapseReason
{
    /// <summary>It moved to another village, or is on the way there.</summary>
    Moved,

    /// <summary>It was removed from the register (RAT-6).</summary>
    Removed,

    /// <summary>All its members died.</summary>
    Deceased,

    /// <summary>Its members joined another household.</summary>
    Left,

    /// <summary>Its proposal does not go on, so it does not come into the register.</summary>
    Refused,

    /// <summary>It holds a card of the kind by now.</summary>
    HoldsOne,
}
