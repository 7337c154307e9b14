using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Cards;

/// <summary>Something that happened to a card.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record CardEvent(EventMeta Meta);

/// <summary>It was made.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Its id.</param>
/// <param name="Number">Its number.</param>
/// <param name="Round">The round.</param>
/// <param name="Village">The village.</param>
/// <param name="Household">The household.</param>
/// <param name="Holder">What it says of it.</param>
/// <param name="MadeOn">The day.</param>
/// <param name="ValidFrom">The first day it is valid.</param>
/// <param name="ValidUntil">The last.</param>
/// <param name="Replaces">The card that it takes the place of; null for none.</param>
public sealed record CardMade(
    EventMeta Meta, string Id, CardNumber Number, string Round, AreaCode Village, string Household, CardHolder Holder, LocalDate MadeOn, LocalDate ValidFrom, LocalDate ValidUntil, string? Replaces)
    : CardEvent(Meta);

/// <summary>An attempt to deliver it.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Attempt">The attempt.</param>
/// <param name="Status">Where the card stands then: by the latest attempt of its days.</param>
public sealed record CardAttempted(EventMeta Meta, CardAttempt Attempt, CardStatus Status) : CardEvent(Meta);

/// <summary>Its household handed it back.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Surrender">How.</param>
public sealed record CardHandedBack(EventMeta Meta, CardSurrender Surrender) : CardEvent(Meta);

/// <summary>That it was handed back was recorded wrongly.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Undone">Why.</param>
/// <param name="Status">Where the card stands then: by its attempts.</param>
public sealed record CardSurrenderUndone(EventMeta Meta, CardTakenBack Undone, CardStatus Status) : CardEvent(Meta);

/// <summary>A deliberation withdrew it, or judged its household well-off; or its family stands in the register no more.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Block">Why.</param>
public sealed record CardBlocked(EventMeta Meta, CardBlock Block) : CardEvent(Meta);

/// <summary>It is good again, since its family stands in the register again.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Status">Where it stands then: where it stood, or by what came in of that time since.</param>
public sealed record CardRestored(EventMeta Meta, CardStatus Status) : CardEvent(Meta);

/// <summary>Another takes its place.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Card">The other.</param>
/// <param name="Block">Why it is good for nothing any more: what it was before, or replaced.</param>
public sealed record CardReplaced(EventMeta Meta, string Card, CardBlock Block) : CardEvent(Meta);

/// <summary>Its family changed.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Change">What changed.</param>
public sealed record CardFamilyChanged(EventMeta Meta, CardFamilyChange Change) : CardEvent(Meta);
