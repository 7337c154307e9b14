using Dtks.Domain.Duplicates;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Duplicates;

/// <summary>A scan for likely duplicates in its regency, and how far it has come. Only its own work writes it.</summary>
public sealed record ScanDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "duplicateScan";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>Where it stands; the look after what waits goes by it.</summary>
    public required DuplicateScanStatus Status { get; init; }

    /// <summary>When it began; lists are sorted by it.</summary>
    public required DateTimeOffset CreatedOn { get; init; }

    /// <summary>The whole of it.</summary>
    public required DuplicateScanState State { get; init; }

    /// <summary>The document's id for a scan's.</summary>
    public static string IdOf(string scan) => $"{TypeName}-{scan}";

    /// <summary>This document with another state.</summary>
    public ScanDocument With(DuplicateScanState state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return this with { Status = state.Status, State = state };
    }
}

/// <summary>Which scan of a regency is the latest: written as one begins, so that of two at once one finds the other.</summary>
public sealed record LatestScanDocument : Document
{
    /// <summary>The document's id.</summary>
    public const string TheId = "latestDuplicateScan";

    /// <inheritdoc />
    public override string Type => TheId;

    /// <summary>The regency, and the partition.</summary>
    public required string Regency { get; init; }

    /// <summary>The scan.</summary>
    public required string Scan { get; init; }
}
