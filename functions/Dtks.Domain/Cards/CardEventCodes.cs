namespace Dtks.Domain.Cards;

/// <summary>What happened to cards, their rounds and their villages: stable codes (CRD).</summary>
public static class CardEventCodes
{
    /// <summary>A card was made (CRD-10).</summary>
    public const string Made = "card.made";

    /// <summary>A card was delivered (CRD-1).</summary>
    public const string Delivered = "card.delivered";

    /// <summary>A card could not be delivered (CRD-1).</summary>
    public const string Returned = "card.returned";

    /// <summary>A household handed its card back (CRD-3).</summary>
    public const string Surrendered = "card.surrendered";

    /// <summary>That a household handed its card back was recorded wrongly, and is taken back (CRD-3).</summary>
    public const string SurrenderUndone = "card.surrenderUndone";

    /// <summary>A deliberation withdrew a card, or judged its household well-off (CRD-7).</summary>
    public const string Blocked = "card.blocked";

    /// <summary>Another household has a card in its place (CRD-9).</summary>
    public const string Replaced = "card.replaced";

    /// <summary>A card is good for nothing any more, for its family stands in the register no more (CRD-10).</summary>
    public const string Ended = "card.ended";

    /// <summary>A card is good again, for its family stands in the register again (GOV-3).</summary>
    public const string Restored = "card.restored";

    /// <summary>The family that a card was made for changed (REG-8).</summary>
    public const string FamilyChanged = "card.familyChanged";

    /// <summary>A round of cards began (CRD-1).</summary>
    public const string RoundStarted = "cardRound.started";

    /// <summary>All cards of a round were made (CRD-1).</summary>
    public const string RoundMade = "cardRound.made";

    /// <summary>The cards of a round in a village were made (CRD-10).</summary>
    public const string VillageMade = "cardRound.villageMade";

    /// <summary>The cards of a round in a village expired (CRD-10).</summary>
    public const string VillageExpired = "cardRound.villageExpired";
}
