using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Events;

/// <summary>The bytes never came.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceExpired(EventMeta Meta) : EvidenceEvent(Meta);
