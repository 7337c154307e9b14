using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>What a family is to know of its card: the one it holds, or what took the place of one that expired (CRD-10, CRD-11, REG-6).</summary>
/// <param name="Step">Where it stands.</param>
/// <param name="Card">The card meant: the one that is held, was blocked, or expired.</param>
/// <param name="KpsExpiredOn">The last day of a KPS whose place the KKS takes; null where there was none.</param>
public sealed record CardOutlook(CardStep Step, FamilyCard Card, LocalDate? KpsExpiredOn)
{
    /// <summary>Of the cards that were ever made for a family; null where none was.</summary>
    /// <param name="cards">Its cards.</param>
    /// <param name="receivesForKks">Whether it receives what a KKS is the card of: PKH or BPNT (<see cref="CardEntitlement"/>).</param>
    /// <param name="today">Today where it lives.</param>
    public static CardOutlook? Of(IReadOnlyList<FamilyCard> cards, bool receivesForKks, LocalDate today)
    {
        var kps = cards.Where(c => c.Kind == CardKind.Kps && c.StatusOn(today) == CardStatus.Expired).Select(c => (LocalDate?)c.ValidUntil).Max();
        var held = cards.Where(c => c.StatusOn(today) is not (CardStatus.Blocked or CardStatus.Expired)).OrderByDescending(c => c.Kind).ThenByDescending(c => c.MadeOn).FirstOrDefault();
        if (held is not null) return new(held is { Status: CardStatus.Returned, IsForDeaths: true } ? CardStep.Deaths : StepOf(held.Status), held, held.Kind == CardKind.Kks ? kps : null);
        if (cards.OrderByDescending(c => c.MadeOn).ThenByDescending(c => c.Kind).FirstOrDefault() is not { } last) return null;
        if (last.StatusOn(today) == CardStatus.Blocked) return new(last.IsEnded ? CardStep.Ended : CardStep.Blocked, last, last.Kind == CardKind.Kks ? kps : null);
        return new(!receivesForKks ? CardStep.NotReceived : last.Kind == CardKind.Kks ? CardStep.Renewed : CardStep.Awaited, last, kps);
    }

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
}
