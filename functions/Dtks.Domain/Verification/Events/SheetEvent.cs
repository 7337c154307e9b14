using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>Something that happened to a village's monthly sheet.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
public abstract record SheetEvent(EventMeta Meta);
