using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>The last hour whose partitions were sent to be sealed.</summary>
public sealed record SealSweepDocument : PartitionDocument
{
    /// <summary>Its id, and its partition in the container of operations.</summary>
    public const string TheId = "audit-sealing";

    /// <inheritdoc />
    public override string Type => "auditSealing";

    /// <summary>The hour.</summary>
    public required string UpTo { get; init; }
}
