namespace Dtks.Domain.Appeals;

/// <summary>What happened to an appeal: stable codes (GOV-3).</summary>
public static class AppealEventCodes
{
    /// <summary>It was made.</summary>
    public const string Made = "appeal.made";

    /// <summary>It was not decided in time, and went up one level.</summary>
    public const string Escalated = "appeal.escalated";

    /// <summary>The appellant is right.</summary>
    public const string Granted = "appeal.granted";

    /// <summary>The appellant is not.</summary>
    public const string Denied = "appeal.denied";

    /// <summary>The assistance that an admission withheld was asked for, or there is nothing to ask (GOV-3).</summary>
    public const string Settled = "appeal.settled";

    /// <summary>What a deliberation was to decide is decided, or there is nothing left to decide.</summary>
    public const string Closed = "appeal.closed";

    /// <summary>Its household stands in the register again: it waits for a deliberation again.</summary>
    public const string WaitsAgain = "appeal.waitsAgain";

    /// <summary>Its household stands in another village: it waits there.</summary>
    public const string HandedOver = "appeal.handedOver";

    /// <summary>It came to where its household stands now.</summary>
    public const string TakenOver = "appeal.takenOver";
}
