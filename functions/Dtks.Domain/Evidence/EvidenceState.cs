using Dtks.Domain.Kernel;
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

    /// <summary>Why it was rejected: a code of <see cref="EvidenceViolations"/>.</summary>
    public string? RejectionCode { get; init; }

    /// <summary>What the rejected file seems to be: a code whose text says how to send it; null when there is no more to say.</summary>
    public string? RejectionHint { get; init; }

    /// <summary>Of an accepted PDF: its pages. Null for one accepted before pages were counted.</summary>
    public int? Pages { get; init; }

    /// <summary>Of an accepted picture: its width in pixels. Null for one accepted before pictures were opened.</summary>
    public int? Width { get; init; }

    /// <summary>Of an accepted picture: its height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>Where the same picture, or one that looks alike, was accepted before; null when nowhere.</summary>
    public IReadOnlyList<EvidenceReuse>? Reuses { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>What was declared of its bytes.</summary>
    public DeclaredBytes Declared() => new(Length, ContentType, Sha256);
}

/// <summary>The four documents that the result of a deliberation carries (MUS-4).</summary>
public enum EvidenceKind
{
    /// <summary>Berita acara, signed by representatives of those present.</summary>
    Minutes,

    /// <summary>Daftar hadir.</summary>
    Attendance,

    /// <summary>A photo of the activity.</summary>
    ActivityPhoto,

    /// <summary>A photo of the published result.</summary>
    PublicationPhoto,
}

/// <summary>Where an uploaded document stands.</summary>
public enum EvidenceStatus
{
    /// <summary>Declared; the bytes are awaited.</summary>
    Pending,

    /// <summary>The client says it is all there; it is being inspected.</summary>
    Inspecting,

    /// <summary>It is what was declared. Final.</summary>
    Accepted,

    /// <summary>It is not what was declared. Final; declare it anew.</summary>
    Rejected,

    /// <summary>The bytes never came. Final; declare it anew.</summary>
    Expired,
}
