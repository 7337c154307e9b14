using Dtks.Domain.Evidence;
using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.LetterScans;

/// <summary>One file of a letter of ratification as it was signed by hand: a scan of it, or of one of its pages (RAT-1).</summary>
public sealed record ScanState
{
    /// <summary>Its id, unique within the regency.</summary>
    public required string Id { get; init; }

    /// <summary>The letter it is of.</summary>
    public required string Letter { get; init; }

    /// <summary>How many times the letter had gone to the Ministry again when it was declared (RAT-5): it is of the letter as it went then.</summary>
    public required int Round { get; init; }

    /// <summary>The client's name for it, without a path. Encrypted at rest.</summary>
    public required string FileName { get; init; }

    /// <summary>The declared media type.</summary>
    public required string ContentType { get; init; }

    /// <summary>The declared length in bytes.</summary>
    public required long Length { get; init; }

    /// <summary>The declared SHA-256, 64 lower-case hexadecimal digits.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The subject of who declared it.</summary>
    public required string DeclaredBy { get; init; }

    /// <summary>When that was.</summary>
    public required Instant DeclaredAt { get; init; }

    /// <summary>From when on the bytes are no longer awaited.</summary>
    public required Instant ExpiresAt { get; init; }

    /// <summary>Where it stands.</summary>
    public required EvidenceStatus Status { get; init; }

    /// <summary>Why it was rejected: a code of <see cref="EvidenceViolations"/>.</summary>
    public string? RejectionCode { get; init; }

    /// <summary>What the rejected file seems to be: a code whose text says how to send it; null when there is no more to say.</summary>
    public string? RejectionHint { get; init; }

    /// <summary>Of an accepted PDF: its pages.</summary>
    public int? Pages { get; init; }

    /// <summary>Of an accepted picture: its width in pixels.</summary>
    public int? Width { get; init; }

    /// <summary>Of an accepted picture: its height in pixels.</summary>
    public int? Height { get; init; }

    /// <summary>What happened to it, oldest first.</summary>
    public required IReadOnlyList<EventMeta> History { get; init; }

    /// <summary>What was declared of its bytes.</summary>
    public DeclaredBytes Declared() => new(Length, ContentType, Sha256);
}

/// <summary>Something that happened to a scan.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="State">The scan after it.</param>
public sealed record ScanEvent(EventMeta Meta, ScanState State);
