namespace Dtks.Domain.CardFiles;

/// <summary>The columns of a file of deliveries that are known, in the order of the template. Their names stand in <see cref="DeliveryColumns"/>.</summary>
public enum DeliveryColumn
{
    /// <summary>The card's number.</summary>
    Card,

    /// <summary>The day of the attempt.</summary>
    On,

    /// <summary>Delivered, or why it came back.</summary>
    Outcome,

    /// <summary>Who received it.</summary>
    ReceivedBy,

    /// <summary>Who of the village accompanied PT Pos.</summary>
    AccompaniedBy,

    /// <summary>Why it came back, where the file has that in a column of its own.</summary>
    Reason,

    /// <summary>The village's code, where the file has one.</summary>
    Village,
}
