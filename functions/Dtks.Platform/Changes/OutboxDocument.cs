using Dtks.Platform.Documents;

namespace Dtks.Platform.Changes;

/// <summary>
/// What still follows from a saved change. It stands in the change's partition, was written in its batch, and is gone once all of it is
/// delivered.
/// </summary>
public sealed record OutboxDocument : PartitionDocument
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "outbox";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>When the change was saved.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>What follows, in order.</summary>
    public required IReadOnlyList<OutboxEntry> Entries { get; init; }

    /// <summary>The outbox of a change.</summary>
    public static OutboxDocument For(ChangeSet change, DateTimeOffset now) => new()
    {
        Id = $"outbox-{Guid.CreateVersion7(now):N}",
        In = change.Partition,
        CreatedOn = now,
        Entries = change.Outbox,
    };
}
