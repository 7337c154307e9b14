namespace Dtks.Domain.Notices;

/// <summary>Why nothing is noted of a notice: stable codes. Each comment gives the meaning and, in braces, the args for the text.</summary>
public static class NoticeViolations
{
    /// <summary>It was sent, is on its way, or somebody told them before: nobody need tell them. {status}</summary>
    public const string NotUnsent = "notice.notUnsent";
}

/// <summary>How people were told in person, as it came in; nothing checked.</summary>
/// <param name="Note">Who told whom, and how: 1 to 500 characters.</param>
public sealed record NoticeTellingDraft(string? Note)
{
    /// <summary>Hidden (REG-3).</summary>
    public override string ToString() => "[telling]";
}
