using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Events;

/// <summary>What was decided was recorded, in place of what was recorded before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Decisions">All decisions.</param>
public sealed record DecisionsRecorded(EventMeta Meta, IReadOnlyList<DeliberationDecision> Decisions) : DeliberationEvent(Meta);
