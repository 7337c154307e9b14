using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>A card as its events have made it (CRD-10).</summary>
public sealed record CardState
{
    /// <summary>Its id, unique within the village: made of round and household, or of the card that it takes the place of.</summary>
    public required string Id { get; init; }

    /// <summary>Its unique number.</summary>
    public required CardNumber Number { get; init; }

    /// <summary>The round it was made in.</summary>
    public required string Round { get; init; }

    /// <summary>The village.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>The household it was made for; it stays so whatever becomes of that.</summary>
    public required string Household { get; init; }

    /// <summary>What it says of the household.</summary>
    public required CardHolder Holder { get; init; }

    /// <summary>The day it was made, in the village's zone.</summary>
    public required LocalDate MadeOn { get; init; }

    /// <summary>The first day it is valid.</summary>
    public required LocalDate ValidFrom { get; init; }

    /// <summary>The last day it is valid: never a later one (CRD-10).</summary>
    public required LocalDate ValidUntil { get; init; }

    /// <summary>Where it stands while it is valid; never <see cref="CardStatus.Expired"/>, which <see cref="StatusOn"/> tells.</summary>
    public required CardStatus Status { get; init; }

    /// <summary>The attempts to deliver it, by their own days, at most <see cref="CardRules.MostAttempts"/> (CRD-1).</summary>
    public IReadOnlyList<CardAttempt> Attempts { get; init; } = [];

    /// <summary>How it was handed back; null where it was not (CRD-3).</summary>
    public CardSurrender? Surrender { get; init; }

    /// <summary>That it was handed back was recorded wrongly; null where it was not. The last time counts.</summary>
    public CardTakenBack? TakenBack { get; init; }

    /// <summary>Why it is good for nothing any more; null while it is.</summary>
    public CardBlock? Block { get; init; }

    /// <summary>The card that it takes the place of; null for none (CRD-9).</summary>
    public string? Replaces { get; init; }

    /// <summary>The card that takes its place; null for none (CRD-9).</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>What the TKSK sent it on with; null where it was not sent on (CRD-3).</summary>
    public CardForwarding? Forwarding { get; init; }

    /// <summary>What changed in the family since it was made, oldest first, at most <see cref="CardRules.MostChanges"/> (REG-8).</summary>
    public IReadOnlyList<CardFamilyChange> FamilyChanges { get; init; } = [];

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>Its kind.</summary>
    public CardKind Kind => Number.Kind;

    /// <summary>Where it stands on a day: expired from the day after its validity on, but where it was blocked before (CRD-10).</summary>
    public CardStatus StatusOn(LocalDate today) => Status != CardStatus.Blocked && today > ValidUntil ? CardStatus.Expired : Status;

    /// <summary>Whether its household holds it: while it is valid and not blocked, also where it was returned or handed back and not yet replaced. Of a kind a household holds one at most.</summary>
    public bool IsHeldOn(LocalDate today) => StatusOn(today) is not (CardStatus.Blocked or CardStatus.Expired);

    /// <summary>Whether another household may have a card in its place (CRD-5): returned, handed back, withdrawn or judged well-off, and not replaced yet.</summary>
    public bool IsReplaceable() => ReplacedBy is null && !IsEnded() && (Status is CardStatus.Returned or CardStatus.Surrendered or CardStatus.Blocked);

    /// <summary>Whether it is blocked for that alone that its family stands in the register no more: then it is good again where that stands there again.</summary>
    public bool IsEnded() => Block?.Reason == CardBlockReason.Ended;

    /// <summary>Since when its family stands in the register no more; null while it does (REG-8).</summary>
    public LocalDate? FamilyGoneOn() => FamilyChanges is [.., { Kind: CardFamilyChangeKind.Ended, On: var on }] ? on : null;

    /// <summary>Hidden: it leads to persons (REG-3).</summary>
    public override string ToString() => "[card]";
}

/// <summary>An attempt to deliver a card (CRD-1).</summary>
/// <param name="On">Its day.</param>
/// <param name="Outcome">What came of it.</param>
/// <param name="Reason">Why it came back, a code of the policy; null when delivered.</param>
/// <param name="ReceivedBy">Who received it, 1 to 100 characters; null when it came back. Personal data.</param>
/// <param name="AccompaniedBy">Who of the village accompanied PT Pos, 1 to 100 characters; may be null when it came back. Personal data.</param>
public sealed record CardAttempt(LocalDate On, DeliveryOutcome Outcome, string? Reason = null, string? ReceivedBy = null, string? AccompaniedBy = null)
{
    /// <summary>Hidden: it names persons (REG-3).</summary>
    public override string ToString() => "[attempt]";
}

/// <summary>What came of an attempt to deliver a card.</summary>
public enum DeliveryOutcome
{
    /// <summary>Its household has it.</summary>
    Delivered,

    /// <summary>It came back.</summary>
    Returned,
}

/// <summary>A card that its household handed back (CRD-3).</summary>
/// <param name="On">The day.</param>
/// <param name="Note">What the household said, 1 to 1,000 characters; null for nothing. Personal data.</param>
public sealed record CardSurrender(LocalDate On, string? Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[surrender]";
}

/// <summary>That a card was handed back was recorded wrongly (CRD-3).</summary>
/// <param name="On">The day it was taken back.</param>
/// <param name="Reason">Why, 1 to 1,000 characters. Personal data.</param>
public sealed record CardTakenBack(LocalDate On, string Reason)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[taken back]";
}

/// <summary>Why a card is good for nothing any more.</summary>
/// <param name="Reason">Why.</param>
/// <param name="On">Since when.</param>
/// <param name="From">Where it stood until then: what was returned or handed back is counted so by the deliberation.</param>
/// <param name="Deliberation">The deliberation that decided so; null where none did.</param>
public sealed record CardBlock(CardBlockReason Reason, LocalDate On, CardStatus From, string? Deliberation);

/// <summary>Something that changed in a family that has a card (REG-8): the card says what it said, and the register what is so.</summary>
/// <param name="Change">The change's id.</param>
/// <param name="Kind">What changed.</param>
/// <param name="On">When.</param>
/// <param name="To">Where the family moved; null where it did not.</param>
public sealed record CardFamilyChange(string Change, CardFamilyChangeKind Kind, LocalDate On, AreaCode? To = null);

/// <summary>What changed in a family that has a card.</summary>
public enum CardFamilyChangeKind
{
    /// <summary>Who is a member, or what is known of one or of the address: the card stays good (the first of its terms).</summary>
    Members,

    /// <summary>Who heads it: the card names another.</summary>
    Head,

    /// <summary>The number of its family card: the card says the one of before, and stays good (the third of its terms).</summary>
    FamilyCard,

    /// <summary>It moved to another village, and holds its card there.</summary>
    Moved,

    /// <summary>It stands in the register no more.</summary>
    Ended,
}
