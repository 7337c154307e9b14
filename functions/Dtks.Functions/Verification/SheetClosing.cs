using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Verification;

/// <summary>
/// Closes a village's sheet at the month's end as it stands: what nobody verified stays unverified, and is reported (VER-7).
/// </summary>
public sealed class SheetClosing(SheetRepository sheets, SheetOpening opening, ChangeCommit commit, OptimisticRetry retry)
{
    /// <summary>Closes the sheet. Nothing happens when it is finalised or closed, or there is none.</summary>
    public async Task CloseAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        await retry.RetryAsync(() => CloseOnceAsync(run, village, cancellation), cancellation);
    }

    // Its lines stay as they are, and counted as its head counts them: none of its pages is read, but for one that had been opened again, to tell what nobody verified.
    private async Task CloseOnceAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, run.Period, cancellation);
        if (sheet is null or { Stage: SheetStage.Opening })
        {
            await opening.OpenAsync(run, village, cancellation);
            sheet = await sheets.FindAsync(village, run.Period, cancellation);
        }

        if (sheet is not { Stage: SheetStage.Open })
        {
            return;
        }

        var state = sheets.StateOf(sheet);
        var whole = state.WasOpenedAgain() && sheet.Tally.Unverified > 0 ? sheets.StateOf(sheet, await sheets.LookAsync(sheet, Enumerable.Range(1, sheet.FirstLines.Count), cancellation)) : state;
        var happened = (SheetClosed)(await sheets.DecideAsync(new SheetCommand.Close(), sheet, whole, cancellation))[0];
        var closed = sheet with
        {
            Stage = SheetStage.Closed,
            OpenUntil = happened.OpenUntil?.ToDateTimeOffset(),
            Missed = happened.Missed is { } missed ? LineRanges.Of(missed) : null,
            History = [.. sheet.History, happened.Meta],
        };
        await commit.SaveAsync(sheets.Change(closed, happened).Change, cancellation);
    }
}
