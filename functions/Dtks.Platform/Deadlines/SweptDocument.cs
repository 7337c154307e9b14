
using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>How far the sweep has come: every day before <see cref="From"/> is done for good.</summary>
public sealed record SweptDocument : Document
{
    /// <summary>Its id, and the partition it stands in.</summary>
    public const string TheId = "swept";

    /// <inheritdoc />
    public override string Type => "swept";

    /// <summary>The document's partition.</summary>
    public string Bucket { get; init; } = TheId;

    /// <summary>The first UTC day that is still looked at.</summary>
    public required string From { get; init; }
}
