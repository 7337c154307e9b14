using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Events;

/// <summary>The bytes are what was declared.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceAccepted(EventMeta Meta) : EvidenceEvent(Meta);
