namespace Dtks.Domain.Cards;

/// <summary>What happened to the lists of returns, what is sent on, and the camat's circulars: stable codes (CRD-2, CRD-3, CRD-4).</summary>
public static class CardReturnEventCodes
{
    /// <summary>PT Pos handed a list of returns to the village head: the days of its deliberation begin (CRD-2, CRD-4).</summary>
    public const string ListHanded = "cardList.handed";

    /// <summary>A village is reminded of the deliberation on a list of returns (CRD-4).</summary>
    public const string ListReminded = "cardList.reminded";

    /// <summary>The days for the deliberation on a list of returns are over, and none was held (CRD-4).</summary>
    public const string ListOverdue = "cardList.overdue";

    /// <summary>The camat issued a circular with the recap of returns of the district's villages (CRD-4).</summary>
    public const string CircularIssued = "cardCircular.issued";

    /// <summary>A circular with the recap of a village's returns arrived there (CRD-4).</summary>
    public const string CircularArrived = "cardCircular.arrived";

    /// <summary>The TKSK sent a card on that was handed back, or that a deliberation withdrew (CRD-3).</summary>
    public const string Forwarded = "card.forwarded";
}
