using Dtks.LocalCosmos.Metering;

namespace Dtks.LocalCosmos.Items;

/// <summary>One operation on one item, read from a request or from a row of a batch.</summary>
internal sealed record ItemCommand
{
    public required CosmosOperation Kind { get; init; }

    /// <summary>Effective partition key of the item's partition.</summary>
    public required byte[] PartitionKey { get; init; }

    public required string Id { get; init; }

    /// <summary>The document, for create, replace and upsert.</summary>
    public ItemBody? Body { get; init; }

    /// <summary>What to change, for patch.</summary>
    public PatchDocument? Patch { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    /// <summary>Whether the answer to a write carries no document.</summary>
    public bool Minimal { get; init; }
}
