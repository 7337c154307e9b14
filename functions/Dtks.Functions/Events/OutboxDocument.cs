using Dtks.Functions.Storage;

namespace Dtks.Functions.Events;

/// <summary>
/// What still follows from a saved change. It stands in the change's partition, was written in its batch, and is gone once all of it is
/// delivered.
/// </summary>
public sealed record OutboxDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "outbox";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>Set in the registry.</summary>
    public string? Village { get; init; }

    /// <summary>Set in ratifications and the service desk.</summary>
    public string? Regency { get; init; }

    /// <summary>Set in cycles.</summary>
    public string? Period { get; init; }

    /// <summary>When the change was saved.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>What follows, in order.</summary>
    public required IReadOnlyList<OutboxEntry> Entries { get; init; }

    /// <summary>The outbox of a change.</summary>
    public static OutboxDocument For(ChangeSet change, DateTimeOffset now) => new()
    {
        Id = $"outbox-{Guid.CreateVersion7(now):N}",
        Village = change.Container == ContainerName.Registry ? change.Partition : null,
        Regency = change.Container is ContainerName.Ratifications or ContainerName.ServiceDesk ? change.Partition : null,
        Period = change.Container == ContainerName.Cycles ? change.Partition : null,
        CreatedOn = now,
        Entries = change.Outbox,
    };
}
