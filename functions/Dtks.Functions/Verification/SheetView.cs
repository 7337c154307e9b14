namespace Dtks.Functions.Verification;

/// <summary>Where a village's sheet stands.</summary>
internal sealed record SheetView(string Period, string Village, SheetStage Status, LineCounts Lines);
