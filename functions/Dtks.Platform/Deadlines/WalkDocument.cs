using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>Says that a walk through the buckets is under way. It stands beside how far the sweep has come.</summary>
public sealed record WalkDocument : Document
{
    /// <summary>Its id.</summary>
    public const string TheId = "walk";

    /// <inheritdoc />
    public override string Type => "deadlineWalk";

    /// <summary>The document's partition.</summary>
    public string Bucket { get; init; } = SweptDocument.TheId;

    /// <summary>From when on the walk counts as lost.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Whether another was asked for meanwhile: something may have fallen due behind the walk.</summary>
    public bool Again { get; init; }
}
