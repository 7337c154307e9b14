
using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>How many rows a regency has, and how far its letters have come.</summary>
public sealed record LedgerHeadDocument : Document
{
    /// <summary>The document's id in the regency.</summary>
    public const string TheId = "rows";

    /// <inheritdoc />
    public override string Type => "rowHead";

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The sequence number of the newest row.</summary>
    public long Last { get; init; }

    /// <summary>The sequence number of the last row that a letter covers.</summary>
    public long Covered { get; init; }
}
