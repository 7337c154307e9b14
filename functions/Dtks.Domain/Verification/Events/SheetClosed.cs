using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>The month ended before it was finalised (VER-7).</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Tally">Lines by outcome.</param>
public sealed record SheetClosed(EventMeta Meta, SheetTally Tally) : SheetEvent(Meta);
