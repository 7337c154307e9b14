using Dtks.Domain.Areas;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Notices;

/// <summary>A notice to the people concerned (GOV-3): what they are told, and how far it has come.</summary>
public sealed record NoticeState
{
    /// <summary>Its id, from its cause: 32 hexadecimal digits.</summary>
    public required string Id { get; init; }

    /// <summary>The village of what it is about.</summary>
    public required AreaCode Village { get; init; }

    /// <summary>What is told: a code of a text.</summary>
    public required string Code { get; init; }

    /// <summary>What kind of record it is about, such as <c>proposal</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The record's id.</summary>
    public required string About { get; init; }

    /// <summary>What the text fills in: codes, dates and numbers, nothing of a person (REG-3).</summary>
    public required IReadOnlyList<NoticeArgument> Arguments { get; init; }

    /// <summary>What was noted with what is told, as people wrote it; null for nothing. Encrypted at rest.</summary>
    public string? Remark { get; init; }

    /// <summary>Where it is sent, in the form that can be dialled from anywhere; null when no number is known. Encrypted at rest.</summary>
    public string? Phone { get; init; }

    /// <summary>The subjects who find it among their own messages; none when none of the people concerned has one.</summary>
    public IReadOnlyList<string> Subjects { get; init; } = [];

    /// <summary>The language it is sent in: <c>id</c> or <c>en</c>.</summary>
    public required string Language { get; init; }

    /// <summary>When it was made.</summary>
    public required Instant MadeOn { get; init; }

    /// <summary>How far it has come.</summary>
    public NoticeStatus Status { get; init; }

    /// <summary>How somebody told them in person, where somebody did. Encrypted at rest.</summary>
    public string? Note { get; init; }

    /// <summary>What became of it, oldest first.</summary>
    public IReadOnlyList<EventMeta> History { get; init; } = [];

    /// <summary>Whether nobody concerned has seen it: it was not sent, and none of them finds it among their messages.</summary>
    public bool HasReachedNobody() => Status is NoticeStatus.Failed or NoticeStatus.Kept && Subjects.Count == 0;

    /// <summary>Hidden: it leads to a person (REG-3).</summary>
    public override string ToString() => "[notice]";
}

/// <summary>A value that a notice's text fills in.</summary>
/// <param name="Name">Its name in the text.</param>
/// <param name="Value">The value.</param>
public sealed record NoticeArgument(string Name, string Value);

/// <summary>How far a notice has come.</summary>
public enum NoticeStatus
{
    /// <summary>It waits to be sent.</summary>
    Waiting,

    /// <summary>Whoever sends messages has taken it.</summary>
    Sent,

    /// <summary>Whoever sends messages refused it: somebody has to look.</summary>
    Failed,

    /// <summary>It is not sent, since no number is known or nothing is sent here; it is shown.</summary>
    Kept,

    /// <summary>It was not sent, and somebody told them in person.</summary>
    Told,
}
