using Dtks.Platform.Documents;

namespace Dtks.Platform.Deadlines;

/// <summary>Says that a message for a bucket is on its way, so that the sweep sends no second one. It stands in the bucket.</summary>
public sealed record FiringDocument : Document
{
    /// <summary>Its id in its bucket.</summary>
    public const string TheId = "firing";

    /// <inheritdoc />
    public override string Type => "deadlineFiring";

    /// <summary>The bucket.</summary>
    public required string Bucket { get; init; }

    /// <summary>From when on the message counts as lost.</summary>
    public required DateTimeOffset Until { get; init; }

    /// <summary>Which message it is: one for each page. A copy of an earlier one, delivered twice, does nothing and sends nothing on.</summary>
    public int Turn { get; init; }
}
