using Dtks.Platform.Audit;

namespace Dtks.Functions.Verification;

/// <summary>
/// Where a village's sheet stands, until when its lines are decided (<c>OpenUntil</c>: those that were verified, anew, after the month's end), the
/// reminders given of it (VER-7), and each time it was opened again, with the reason (VER-8).
/// </summary>
[ShowsPerson]
internal sealed record SheetStandView(
    string Period,
    string Village,
    SheetStage Status,
    LineCounts Lines,
    DateTimeOffset ClosesOn,
    DateTimeOffset? OpenUntil,
    IReadOnlyList<SheetReminder> Reminders,
    IReadOnlyList<SheetReopening>? Reopenings)
{
    public static SheetStandView Of(SheetDocument sheet, IReadOnlyList<SheetReminder> reminders)
    {
        var (period, village, status, lines, until) = SheetView.Of(sheet);
        return new SheetStandView(period, village, status, lines, sheet.ClosesOn, until, reminders, sheet.Reopenings);
    }
}
