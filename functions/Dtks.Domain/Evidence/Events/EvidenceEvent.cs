using Dtks.Domain.Common;

namespace Dtks.Domain.Evidence.Events;

/// <summary>Something that happened to a document.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record EvidenceEvent(EventMeta Meta);
