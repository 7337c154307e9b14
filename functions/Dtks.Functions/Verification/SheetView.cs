namespace Dtks.Functions.Verification;

/// <summary>Where a village's sheet stands; <c>OpenUntil</c> where lines that were verified are decided anew after the month's end (VER-8).</summary>
internal sealed record SheetView(string Period, string Village, SheetStage Status, LineCounts Lines, DateTimeOffset? OpenUntil)
{
    /// <summary>What becomes of the lines that nobody verified before the month closed (VER-7); absent for none.</summary>
    public IReadOnlyList<SheetAdvice>? Advice { get; init; }

    public static SheetView Of(SheetDocument sheet) =>
        new(sheet.Period, sheet.Village, sheet.Stage, new LineCounts(sheet.Tally.Unverified, sheet.Tally.Eligible, sheet.Tally.Ineligible), sheet.OpenUntil);
}
