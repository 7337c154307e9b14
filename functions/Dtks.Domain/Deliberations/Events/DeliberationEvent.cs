using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Events;

/// <summary>Something that happened to a deliberation.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record DeliberationEvent(EventMeta Meta);
