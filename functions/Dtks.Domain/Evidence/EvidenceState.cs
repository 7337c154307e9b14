using Dtks.Domain.Common;
using NodaTime;

namespace Dtks.Domain.Evidence;

/// <summary>One document of a deliberation as its events have made it (MUS-4, MUS-6).</summary>
public sealed record EvidenceState
{
    /// <summary>Its id, unique within the village.</summary>
    public required string Id { get; init; }

    /// <summary>The deliberation it belongs to.</summary>
    public required string DeliberationId { get; init; }

    /// <summary>Which of the four it is.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>The client's name for it, without a path.</summary>
    public required string FileName { get; init; }

    /// <summary>The declared media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The declared length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The declared SHA-256, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>From when on the bytes are no longer awaited.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>Why it was rejected: a code of <see cref="ViolationCodes"/>.</summary>
    public string? RejectionCode { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }
}
