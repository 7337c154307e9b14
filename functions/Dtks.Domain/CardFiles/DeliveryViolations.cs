namespace Dtks.Domain.CardFiles;

/// <summary>Why a row of a file of deliveries is refused, beside what any delivery is: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class DeliveryViolations
{
    /// <summary>The card's number stands as a power of ten.</summary>
    public const string Scientific = "deliveryRow.scientific";

    /// <summary>The card's number is a number cell, or ends as those do that a spreadsheet has rounded.</summary>
    public const string Rounded = "deliveryRow.rounded";

    /// <summary>The card's number has too few digits. {count}</summary>
    public const string DigitsLost = "deliveryRow.digitsLost";

    /// <summary>No card has such a number: its check digits do not hold (CRD-10).</summary>
    public const string CardNumber = "deliveryRow.cardNumber";

    /// <summary>The card is of another village (CRD-1). {village}</summary>
    public const string OtherVillage = "deliveryRow.otherVillage";

    /// <summary>The card is of another round (CRD-1). {round, other}</summary>
    public const string OtherRound = "deliveryRow.otherRound";

    /// <summary>What came of the attempt is none of the words there are (CRD-1). {allowed}</summary>
    public const string Outcome = "deliveryRow.outcome";
}
