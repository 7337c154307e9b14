using Dtks.Domain.Notices;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Notices;

/// <summary>A notice among the messages of one of those it goes to.</summary>
public sealed record MessageDocument : Document, ISteppedCopy
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "message";

    /// <summary>The container of messages, by whom they go to.</summary>
    public static DocumentContainer Container { get; } = new("notices", "/addressee");

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The keyed hash of the subject, and the partition.</summary>
    public required string Addressee { get; init; }

    /// <summary>The village of what it is about.</summary>
    public required string Village { get; init; }

    /// <summary>What kind of record it is about.</summary>
    public required string Kind { get; init; }

    /// <summary>The record's id.</summary>
    public required string About { get; init; }

    /// <summary>What is told.</summary>
    public required string Code { get; init; }

    /// <summary>What the text fills in.</summary>
    public required IReadOnlyList<NoticeArgument> Arguments { get; init; }

    /// <summary>What was noted with it; null for nothing. Encrypted at rest.</summary>
    public string? Remark { get; init; }

    /// <summary>When it was made; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>How far it has come.</summary>
    public required NoticeStatus Status { get; init; }

    /// <summary>When it came that far.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>How many steps the notice's history had then: what comes with fewer is older.</summary>
    public required int Step { get; init; }

    /// <summary>What the ids of its documents begin with.</summary>
    public const string IdStart = "message-";
}
