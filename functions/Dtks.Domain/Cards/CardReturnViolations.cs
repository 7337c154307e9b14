namespace Dtks.Domain.Cards;

/// <summary>Why lists of returns, circulars and what is sent on go no further: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class CardReturnViolations
{
    /// <summary>A card of another round than the request names (CRD-1).</summary>
    public const string OtherRound = "card.otherRound";

    /// <summary>The cards of the round are still being made in the village (CRD-2).</summary>
    public const string Making = "cardList.making";

    /// <summary>No card of the round came back or was handed back in the village (CRD-2).</summary>
    public const string None = "cardList.none";

    /// <summary>No more lists are handed over of a round in a village. {most}</summary>
    public const string Full = "cardList.full";

    /// <summary>The village has no cards of the round.</summary>
    public const string NoCards = "cardList.noCards";

    /// <summary>A card that was neither handed back nor withdrawn by a deliberation is not sent on (CRD-3). {status}</summary>
    public const string NotForwardable = "card.notForwardable";

    /// <summary>It was sent on before (CRD-3). {on}</summary>
    public const string ForwardedBefore = "card.forwardedBefore";

    /// <summary>The circular is dated before the round's cards were made, or in the future (CRD-4). {from}</summary>
    public const string CircularDate = "cardCircular.date";

    /// <summary>A circular of that number has another date (CRD-4). {date}</summary>
    public const string CircularNumber = "cardCircular.numberTaken";

    /// <summary>No list of returns is left that a circular has not told of (CRD-4).</summary>
    public const string CircularEmpty = "cardCircular.empty";

    /// <summary>Of a village: its list of returns has not arrived (CRD-4).</summary>
    public const string ListAwaited = "cardCircular.listAwaited";

    /// <summary>Of a village: none of its cards came back (CRD-4).</summary>
    public const string NoReturns = "cardCircular.noReturns";

    /// <summary>Of a village: an earlier circular told of all its lists (CRD-4). {number}</summary>
    public const string Covered = "cardCircular.covered";

    /// <summary>Of a village: its list arrived after the day of the circular (CRD-4). {on}</summary>
    public const string ListLater = "cardCircular.listLater";

    /// <summary>No more circulars are issued of a round in a district. {most}</summary>
    public const string CircularsFull = "cardCircular.full";
}
