namespace Dtks.Domain.Notices;

/// <summary>What became of a notice: stable codes.</summary>
public static class NoticeEventCodes
{
    /// <summary>Whoever sends messages has taken it.</summary>
    public const string Sent = "notice.sent";

    /// <summary>Whoever sends messages refused it.</summary>
    public const string Failed = "notice.failed";

    /// <summary>Somebody told in person those whom it did not reach.</summary>
    public const string Told = "notice.told";
}
