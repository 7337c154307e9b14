using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>Lines were decided in bulk.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Results">What became of each row.</param>
/// <param name="Changed">The lines that are different now, their own decisions and what followed from others'; empty when every row was
/// refused or said nothing new.</param>
public sealed record LinesDecided(EventMeta Meta, IReadOnlyList<LineResult> Results, IReadOnlyList<SheetLine> Changed) : SheetEvent(Meta);
