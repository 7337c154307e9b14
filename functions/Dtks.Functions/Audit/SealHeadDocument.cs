using Dtks.Platform.Documents;

namespace Dtks.Functions.Audit;

/// <summary>How far the trail of a partition is sealed. The sealing alone replaces it, once for each hour that had entries.</summary>
public sealed record SealHeadDocument : PartitionDocument
{
    /// <summary>Its id in the partition.</summary>
    public const string TheId = "audit-sealed";

    /// <inheritdoc />
    public override string Type => "auditSealed";

    /// <summary>The last hour sealed.</summary>
    public required string Hour { get; init; }

    /// <summary>The digest of its seal.</summary>
    public required string Digest { get; init; }

    /// <summary>How many entries of that hour and before stood there then; null in those of before this was noted, and where it is not known. More by the
    /// next time came late.</summary>
    public int? Stored { get; init; }
}
