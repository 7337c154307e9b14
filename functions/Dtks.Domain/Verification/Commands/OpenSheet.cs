using Dtks.Domain.Areas;

namespace Dtks.Domain.Verification.Commands;

/// <summary>Open a village's month (VER-1, VER-2). Nothing happens when it was opened before.</summary>
/// <param name="Village">The village.</param>
/// <param name="Period">The month.</param>
/// <param name="Lines">Its lines (<see cref="SheetBuilding.Lines"/>).</param>
public sealed record OpenSheet(AreaCode Village, CyclePeriod Period, IReadOnlyList<SheetLine> Lines) : SheetCommand;
