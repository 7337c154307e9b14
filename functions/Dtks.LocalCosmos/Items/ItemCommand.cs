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

/// <summary>What became of one operation on one item.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="SubStatus">The service's sub-status; 0 when there is none.</param>
/// <param name="Charge">Request units.</param>
/// <param name="ETag">The item's entity tag; null when there is no item.</param>
/// <param name="Body">The document; empty when the answer carries none.</param>
/// <param name="Sequence">Sequence number of the write; 0 for a read.</param>
/// <param name="Message">Why it failed; null when it did not.</param>
internal sealed record ItemResult(
    int Status, int SubStatus, double Charge, string? ETag, ReadOnlyMemory<byte> Body, long Sequence, string? Message = null)
{
    public bool Succeeded => Status < 400;
}
