using Dtks.Platform.Documents;

namespace Dtks.Platform.SetAside;

/// <summary>Something that was set aside, in the partition of the day it was.</summary>
public sealed record SetAsideDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "setAside";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The UTC day it was first set aside, and the partition.</summary>
    public required string Day { get; init; }

    /// <summary>The queue that a replay puts the message back on.</summary>
    public required string Queue { get; init; }

    /// <summary>The message as it was. Encrypted: what is no message of ours may hold anything.</summary>
    public required string Text { get; init; }

    /// <summary>Why, last: a code of the message catalogue.</summary>
    public required string Code { get; init; }

    /// <summary>Why, last, for who repairs it.</summary>
    public required string Detail { get; init; }

    /// <summary>The trace of the last try; the log names it.</summary>
    public required string TraceId { get; init; }

    /// <summary>The area that is concerned, if known.</summary>
    public string? Area { get; init; }

    /// <summary>What is concerned, if known.</summary>
    public string? Subject { get; init; }

    /// <summary>When it was first set aside.</summary>
    public required DateTimeOffset SetAsideOn { get; init; }

    /// <summary>When it was last set aside.</summary>
    public required DateTimeOffset LastOn { get; init; }

    /// <summary>How often it was tried in all.</summary>
    public required int Tries { get; init; }

    /// <summary>Where it stands; lists filter by it.</summary>
    public required SetAsideStatus Status { get; init; }

    /// <summary>How often it was replayed.</summary>
    public int Replays { get; init; }

    /// <summary>Whether its event was published; a timer looks for those that have none.</summary>
    public required bool Reported { get; init; }

    /// <summary>What the operator noted who let go of it. Encrypted, as free text is.</summary>
    public string? Note { get; init; }
}
