using Dtks.LocalCosmos.Metering;

namespace Dtks.LocalCosmos.Batch;

/// <summary>One row of a batch as it came: nothing of it is checked yet but its form.</summary>
internal sealed record BatchOperation
{
    /// <summary>The operation; null when it is none of a batch.</summary>
    public CosmosOperation? Kind { get; init; }

    /// <summary>Partition key in the header's JSON form; null when the request's own counts.</summary>
    public string? PartitionKey { get; init; }

    public string? Id { get; init; }

    /// <summary>The document or patch in UTF-8; null when there is none.</summary>
    public byte[]? Body { get; init; }

    public string? IfMatch { get; init; }

    public string? IfNoneMatch { get; init; }

    public bool Minimal { get; init; }
}
