using Dtks.Domain.Common;
using NodaTime;

namespace Dtks.Domain.Evidence.Events;

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
