using Dtks.Domain.Kernel;
using NodaTime;

namespace Dtks.Domain.Evidence;

/// <summary>Something that happened to a document.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record EvidenceEvent(EventMeta Meta);

/// <summary>An upload was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Id">Id.</param>
/// <param name="DeliberationId">The deliberation.</param>
/// <param name="Kind">Which document.</param>
/// <param name="FileName">File name.</param>
/// <param name="ContentType">Media type.</param>
/// <param name="Length">Bytes.</param>
/// <param name="Sha256">64 lower-case hexadecimal digits.</param>
/// <param name="ExpiresAt">From when on the bytes are no longer awaited.</param>
public sealed record EvidenceDeclared(
    EventMeta Meta,
    string Id,
    string DeliberationId,
    EvidenceKind Kind,
    string FileName,
    string ContentType,
    long Length,
    string Sha256,
    Instant ExpiresAt)
    : EvidenceEvent(Meta);

/// <summary>The client said that all bytes are there.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceCompleted(EventMeta Meta) : EvidenceEvent(Meta);

/// <summary>The bytes are what was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Pages">Of a PDF: its pages.</param>
/// <param name="Width">Of a picture: pixels.</param>
/// <param name="Height">Of a picture: pixels.</param>
/// <param name="Reuses">Where it was accepted before, or one that looks alike; null when nowhere.</param>
public sealed record EvidenceAccepted(
    EventMeta Meta, int? Pages = null, int? Width = null, int? Height = null, IReadOnlyList<EvidenceReuse>? Reuses = null) : EvidenceEvent(Meta);

/// <summary>The bytes are not what was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">A code of <see cref="EvidenceViolations"/>.</param>
/// <param name="Hint">A code that says what the file seems to be and how to send it; null when there is no more to say.</param>
public sealed record EvidenceRejected(EventMeta Meta, string Reason, string? Hint = null) : EvidenceEvent(Meta);

/// <summary>The bytes never came.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceExpired(EventMeta Meta) : EvidenceEvent(Meta);
