using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Events;

/// <summary>The bytes are not what was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Reason">A code of <see cref="ViolationCodes"/>.</param>
public sealed record EvidenceRejected(EventMeta Meta, string Reason) : EvidenceEvent(Meta);
