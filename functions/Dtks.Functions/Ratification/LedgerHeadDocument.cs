using Dtks.Platform.Documents;

namespace Dtks.Functions.Ratification;

/// <summary>
/// How many rows a regency had, and how far its letters had come, while rows were numbered. Nothing raises it any more: what stands between
/// <see cref="Covered"/> and <see cref="Last"/> is opened to the next letter, and then it is left alone.
/// </summary>
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

    /// <summary>The sequence number of the last row that a letter covers, or that was opened to the next one.</summary>
    public long Covered { get; init; }

    /// <summary>How many rows are yet to be opened.</summary>
    internal long Waiting() => Math.Max(0, Last - Covered);
}
