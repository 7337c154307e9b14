namespace Dtks.Domain.Cards;

/// <summary>Where a card stands. Every card that was made has exactly one of them.</summary>
public enum CardStatus
{
    /// <summary>Made, and with PT Pos.</summary>
    Made,

    /// <summary>With its household (CRD-1).</summary>
    Delivered,

    /// <summary>Not delivered, and with PT Pos or the village head (CRD-1, CRD-2).</summary>
    Returned,

    /// <summary>Handed back by its household (CRD-3).</summary>
    Surrendered,

    /// <summary>Good for nothing any more: withdrawn, its household judged well-off, replaced, or its family gone (CRD-7, CRD-9, CRD-10).</summary>
    Blocked,

    /// <summary>Its validity is over (CRD-10).</summary>
    Expired,
}

/// <summary>Why a card is good for nothing any more.</summary>
public enum CardBlockReason
{
    /// <summary>A deliberation withdrew it (CRD-7).</summary>
    Withdrawn,

    /// <summary>A deliberation judged its household well-off (CRD-5).</summary>
    WellOff,

    /// <summary>Another household has a card in its place (CRD-9).</summary>
    Replaced,

    /// <summary>Its family stands in the register no more (CRD-10). Good again where it stands there again.</summary>
    Ended,
}
