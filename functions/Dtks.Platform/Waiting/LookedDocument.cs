using Dtks.Platform.Documents;

namespace Dtks.Platform.Waiting;

/// <summary>Up to when what was written was looked at after.</summary>
public sealed record LookedDocument : Document
{
    /// <summary>The document's id, and its bucket.</summary>
    public const string TheId = "looked";

    /// <inheritdoc />
    public override string Type => "looked";

    /// <summary>The partition it stands in, alone.</summary>
    public string Bucket { get; init; } = TheId;

    /// <summary>The instant.</summary>
    public required DateTimeOffset UpTo { get; init; }
}
