using Dtks.Platform.Documents;

namespace Dtks.Functions.Imports;

/// <summary>Which import worked a file in a village: the same bytes again would propose the same families again. Its id is the digest's keyed hash.</summary>
public sealed record ImportFileDocument : Document
{
    /// <summary>How long it is kept, in seconds: 400 days.</summary>
    public const int KeptSeconds = 400 * 86_400;

    /// <inheritdoc />
    public override string Type => "importFile";

    /// <summary>The village, and the partition.</summary>
    public required string Village { get; init; }

    /// <summary>The import.</summary>
    public required string Import { get; init; }
}
