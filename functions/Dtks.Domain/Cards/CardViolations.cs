namespace Dtks.Domain.Cards;

/// <summary>Why a card, or a round of them, goes no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class CardViolations
{
    /// <summary>There is no such card in the village and round.</summary>
    public const string Missing = "card.missing";

    /// <summary>No card has that number (CRD-10).</summary>
    public const string Number = "card.number";

    /// <summary>Its validity is over, and is never extended (CRD-10). {until}</summary>
    public const string Expired = "card.expired";

    /// <summary>It is blocked (CRD-7, CRD-9). {reason}</summary>
    public const string Blocked = "card.blocked";

    /// <summary>Its family stands in the register no more (CRD-10).</summary>
    public const string FamilyGone = "card.familyGone";

    /// <summary>To whom that is told, each with what is theirs to do: PT Pos, the TKSK, and the village that deliberates.</summary>
    public static IReadOnlyList<string> FamilyGoneReaders { get; } = [ToPost, ToTksk, ToVillage];

    internal const string Reader = "reader";
    internal const string ToPost = "post";
    internal const string ToTksk = "tksk";
    internal const string ToVillage = "village";

    /// <summary>The village has cards of no round that is valid, or of several: the round is named (CRD-4).</summary>
    public const string RoundNeeded = "card.roundNeeded";

    /// <summary>It is with PT Pos, or was returned: its household does not have it (CRD-3).</summary>
    public const string WithPost = "card.withPost";

    /// <summary>Its household handed it back before (CRD-3). {on}</summary>
    public const string Surrendered = "card.surrendered";

    /// <summary>It was not handed back (CRD-3).</summary>
    public const string NotSurrendered = "card.notSurrendered";

    /// <summary>A deliberation on cards of its round is open, or decided on it: that it was handed back is not taken back any more (CRD-3).</summary>
    public const string Deliberated = "card.deliberated";

    /// <summary>A concluded deliberation gives another household a card in its place: it is delivered to nobody (CRD-5).</summary>
    public const string ToBeReplaced = "card.toBeReplaced";

    /// <summary>A household holds a card of the kind already (CRD-9). {kind}</summary>
    public const string HolderHas = "card.holderHas";

    /// <summary>It was not returned, handed back, withdrawn or judged well-off: nobody takes its place (CRD-5). {status}</summary>
    public const string NotReplaceable = "card.notReplaceable";

    /// <summary>Another card took its place already (CRD-9).</summary>
    public const string ReplacedBefore = "card.replacedBefore";

    /// <summary>All numbers of the village and round are given (CRD-10). {most}</summary>
    public const string NumbersGiven = "card.numbersGiven";

    /// <summary>A reason that the policy does not have (CRD-1). {allowed}</summary>
    public const string ReturnReason = "card.returnReason";

    /// <summary>Returned needs a reason (CRD-1). {allowed}</summary>
    public const string ReasonNeeded = "card.reasonNeeded";

    /// <summary>What was delivered has no reason to return (CRD-1).</summary>
    public const string ReasonOdd = "card.reasonOdd";

    /// <summary>Delivered needs who received it (CRD-1).</summary>
    public const string ReceiverNeeded = "card.receiverNeeded";

    /// <summary>What came back was received by nobody (CRD-1).</summary>
    public const string ReceiverOdd = "card.receiverOdd";

    /// <summary>Delivered needs who of the village accompanied (CRD-1).</summary>
    public const string CompanionNeeded = "card.companionNeeded";

    /// <summary>A day before the card was made (CRD-1). {madeOn}</summary>
    public const string BeforeMade = "card.beforeMade";

    /// <summary>That day it was delivered, as somebody else recorded (CRD-1). {on}</summary>
    public const string DeliveredThatDay = "card.deliveredThatDay";

    /// <summary>That attempt of that day is recorded otherwise (CRD-1). {on}</summary>
    public const string AttemptOtherwise = "card.attemptOtherwise";

    /// <summary>No more attempts are recorded (CRD-1). {most}</summary>
    public const string AttemptsFull = "card.attemptsFull";

    /// <summary>The last day of validity lies before the first, or is over (CRD-10).</summary>
    public const string Validity = "cardRound.validity";

    /// <summary>A regency is unknown, is none, or stands twice.</summary>
    public const string Regency = "cardRound.regency";
}
