using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Events;

/// <summary>It was concluded; its decisions take effect (MUS-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Minutes">What the minutes state.</param>
public sealed record DeliberationConcluded(EventMeta Meta, Minutes Minutes) : DeliberationEvent(Meta);
