
using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>Something that falls due at an instant. It stands in its bucket until it was done.</summary>
public sealed record DeadlineDocument : Document
{
    /// <summary>The stored type of one that was set aside and stays in its bucket, because nobody can tell what it asks for.</summary>
    public const string AsideType = "deadlineAside";

    /// <inheritdoc />
    public override string Type => "deadline";

    /// <summary>The UTC day and the shard, such as <c>2026-12-22/07</c>; the day alone in those noted down before there were shards.</summary>
    public required string Bucket { get; init; }

    /// <summary>When it falls due.</summary>
    public required DateTimeOffset DueAt { get; init; }

    /// <summary>What is to be done.</summary>
    public required string Kind { get; init; }

    /// <summary>The village of what it concerns.</summary>
    public required string Village { get; init; }

    /// <summary>The document it concerns.</summary>
    public required string Target { get; init; }

    /// <summary>The deadline apart from where it stands.</summary>
    public DeadlineInput Input() => new(Kind, DueAt, Village, Target);
}
