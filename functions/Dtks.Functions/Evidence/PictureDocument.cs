using Dtks.Domain.Evidence;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Evidence;

/// <summary>
/// That a document was accepted, under one of the keys it is found by: its digest, or a quarter of what a photo looks like. The partition is the
/// key, so that no list of the nation's pictures is ever gone through.
/// </summary>
public sealed record PictureDocument : Document
{
    /// <summary>The document type's name.</summary>
    public const string TypeName = "picture";

    /// <inheritdoc />
    public override string Type => TypeName;

    /// <summary>The key, and the partition.</summary>
    public required string Band { get; init; }

    /// <summary>The village.</summary>
    public required string Village { get; init; }

    /// <summary>The deliberation.</summary>
    public required string Deliberation { get; init; }

    /// <summary>The document.</summary>
    public required string Evidence { get; init; }

    /// <summary>Which of the four.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The fine look, 64 hexadecimal digits; null under a digest.</summary>
    public string? Look { get; init; }

    /// <summary>When it was first seen.</summary>
    public required DateTimeOffset CreatedOn { get; init; }
}
