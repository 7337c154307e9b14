using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Events;

/// <summary>The client said that all bytes are there.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public sealed record EvidenceCompleted(EventMeta Meta) : EvidenceEvent(Meta);
