using Dtks.Domain.Common;

namespace Dtks.Domain.Deliberations.Events;

/// <summary>What was decided was recorded, in place of what was recorded before.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Resolutions">All decisions.</param>
public sealed record ResolutionsRecorded(EventMeta Meta, IReadOnlyList<Resolution> Resolutions) : DeliberationEvent(Meta);
