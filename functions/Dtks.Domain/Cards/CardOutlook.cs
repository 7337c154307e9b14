using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>What a family is to know of its card: the one it holds, or what took the place of one that expired (CRD-10, CRD-11, REG-6).</summary>
/// <param name="Step">Where it stands.</param>
/// <param name="Card">The card meant: the one that is held, was blocked, or expired.</param>
/// <param name="KpsExpiredOn">The last day of a KPS whose place the KKS takes; null where there was none.</param>
public sealed record CardOutlook(CardStep Step, FamilyCard Card, LocalDate? KpsExpiredOn)
{
    /// <summary>Of a KPS that is good for nothing any more, whether the next round of KKS makes one for the family, which receives PKH or BPNT (CRD-11).</summary>
    public bool IsKksToCome { get; init; }

    /// <summary>Of the cards that were ever made for a family what is told first; null where none was.</summary>
    /// <param name="cards">Its cards.</param>
    /// <param name="receivesForKks">Whether it receives what a KKS is the card of: PKH or BPNT (<see cref="CardEntitlement"/>).</param>
    /// <param name="today">Today where it lives.</param>
    public static CardOutlook? Of(IReadOnlyList<FamilyCard> cards, bool receivesForKks, LocalDate today) => AllOf(cards, receivesForKks, today) is [var first, ..] ? first : null;

    /// <summary>The same of each kind that still says something: what is held first, a KKS before a KPS. A KPS that expired is told with the KKS in its place, and one that was blocked as long as it would be valid.</summary>
    public static IReadOnlyList<CardOutlook> AllOf(IReadOnlyList<FamilyCard> cards, bool receivesForKks, LocalDate today)
    {
        ArgumentNullException.ThrowIfNull(cards);
        var kps = cards.Where(c => c.Kind == CardKind.Kps && c.StatusOn(today) == CardStatus.Expired).Select(c => (LocalDate?)c.ValidUntil).Max();
        var hasKks = cards.Any(c => c.Kind == CardKind.Kks && c.StatusOn(today) != CardStatus.Expired);
        List<CardOutlook> all =
        [
            .. cards.GroupBy(c => c.Kind).Select(of => OfKind([.. of], kps, receivesForKks, today) with { IsKksToCome = of.Key == CardKind.Kps && receivesForKks && !hasKks })
                .OrderBy(o => IsHeld(o.Card, today) ? 0 : 1).ThenByDescending(o => IsHeld(o.Card, today) ? today : o.Card.MadeOn).ThenByDescending(o => o.Card.Kind),
        ];
        return [.. all.Where((o, place) => place == 0 || IsTold(o, today))];
    }

    // Of a kind the one that is held, else the last; a household holds one.
    private static CardOutlook OfKind(IReadOnlyList<FamilyCard> cards, LocalDate? kps, bool receivesForKks, LocalDate today)
    {
        var latest = cards.OrderByDescending(c => c.MadeOn).ToList();
        var card = latest.Find(c => IsHeld(c, today)) ?? latest[0];
        var isKks = card.Kind == CardKind.Kks;
        return card.StatusOn(today) switch
        {
            CardStatus.Blocked => new(card.IsEnded ? CardStep.Ended : CardStep.Blocked, card, isKks ? kps : null),
            CardStatus.Expired => new(!receivesForKks ? CardStep.NotReceived : isKks ? CardStep.Renewed : CardStep.Awaited, card, kps),
            _ => new(card is { Status: CardStatus.Returned, IsForDeaths: true } ? CardStep.Deaths : StepOf(card.Status), card, isKks ? kps : null),
        };
    }

    private static bool IsTold(CardOutlook beside, LocalDate today) =>
        beside.Step != CardStep.Ended && (beside.Step == CardStep.Blocked ? today <= beside.Card.ValidUntil : beside.Card.Kind == CardKind.Kks || IsHeld(beside.Card, today));

    private static bool IsHeld(FamilyCard card, LocalDate today) => card.StatusOn(today) is not (CardStatus.Blocked or CardStatus.Expired);

    private static CardStep StepOf(CardStatus status) => status switch
    {
        CardStatus.Made => CardStep.Made,
        CardStatus.Delivered => CardStep.Delivered,
        CardStatus.Returned => CardStep.Returned,
        _ => CardStep.Surrendered,
    };
}

/// <summary>A card as its family is told of it: no number, nothing of a person.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="Status">Where it stands while it is valid.</param>
/// <param name="MadeOn">The day it was made.</param>
/// <param name="ValidUntil">The last day it is valid.</param>
public sealed record FamilyCard(string Id, CardKind Kind, CardStatus Status, LocalDate MadeOn, LocalDate ValidUntil)
{
    /// <summary>Whether it is blocked for that alone that the family stands in the register no more (<see cref="CardState.IsEnded"/>).</summary>
    public bool IsEnded { get; init; }

    /// <summary>Whether it is blocked because a deliberation judged its household well-off (CRD-5).</summary>
    public bool IsWellOff { get; init; }

    /// <summary>Whether it came back last because all members are said to have died (CRD-1).</summary>
    public bool IsForDeaths { get; init; }

    /// <summary>Where it stands on a day, as <see cref="CardState.StatusOn"/> has it; what its family's end blocked expires for whoever stands in the register again.</summary>
    public CardStatus StatusOn(LocalDate today) => (Status != CardStatus.Blocked || IsEnded) && today > ValidUntil ? CardStatus.Expired : Status;
}

/// <summary>Where a family stands with its card.</summary>
public enum CardStep
{
    /// <summary>It is made, and with PT Pos.</summary>
    Made,

    /// <summary>The family has it.</summary>
    Delivered,

    /// <summary>It could not be delivered, and waits with PT Pos (CRD-1).</summary>
    Returned,

    /// <summary>It could not be delivered, because all members are said to have died (CRD-1).</summary>
    Deaths,

    /// <summary>It could not be delivered, and waits with the village head (CRD-2).</summary>
    Waiting,

    /// <summary>The family handed it back (CRD-3).</summary>
    Surrendered,

    /// <summary>It came back or was handed back, and a deliberation decided that another household has one in its place, which is not made yet (CRD-5).</summary>
    Decided,

    /// <summary>It is good for nothing any more: withdrawn, or in another household's place (CRD-7, CRD-9).</summary>
    Blocked,

    /// <summary>It is good for nothing as long as the family stands in the register no more (CRD-10).</summary>
    Ended,

    /// <summary>A KPS expired; the family receives PKH or BPNT, so the next round of KKS makes one (CRD-11).</summary>
    Awaited,

    /// <summary>A KKS expired, and the next round makes another.</summary>
    Renewed,

    /// <summary>A card expired, and the family receives neither PKH nor BPNT: it may ask for them (REG-6).</summary>
    NotReceived,

    /// <summary>The family was named for one in another's place, which is not made yet (CRD-5).</summary>
    Named,

    /// <summary>The family stands in reserve for one in another's place (CRD-5).</summary>
    Reserve,

    /// <summary>The family was named for one in another's place, which it cannot have any more (CRD-5).</summary>
    Lapsed,

    /// <summary>The family was named for one in another's place, which another that was named has by now (CRD-5).</summary>
    Gone,

    /// <summary>The family was named for one in another's place, and the round was over before it was made (CRD-10).</summary>
    Over,
}
