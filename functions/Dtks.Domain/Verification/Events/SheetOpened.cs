using Dtks.Domain.Areas;
using Dtks.Domain.Common;

namespace Dtks.Domain.Verification.Events;

/// <summary>The month was opened.</summary>
/// <param name="Meta">When, who, what, by which rule and policy version.</param>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Lines">Its lines.</param>
public sealed record SheetOpened(EventMeta Meta, AreaCode Village, CyclePeriod Period, IReadOnlyList<SheetLine> Lines) : SheetEvent(Meta);
