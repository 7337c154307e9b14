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
public sealed record EvidenceAccepted(EventMeta Meta) : EvidenceEvent(Meta);

/// <summary>The bytes are not what was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">A code of <see cref="EvidenceViolations"/>.</param>
public sealed record EvidenceRejected(EventMeta Meta, string Reason) : EvidenceEvent(Meta);

/// <summary>The bytes never came.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceExpired(EventMeta Meta) : EvidenceEvent(Meta);
