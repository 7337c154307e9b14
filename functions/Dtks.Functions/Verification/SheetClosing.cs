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
        await opening.OpenAsync(run, village, cancellation);
        await retry.RetryAsync(() => CloseOnceAsync(run.Period, village, cancellation), cancellation);
    }

    private async Task CloseOnceAsync(string period, string village, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, period, cancellation);
        if (sheet is not { Stage: SheetStage.Open })
        {
            return;
        }

        var pages = await sheets.PagesAsync(sheet, cancellation);
        var happened = (await sheets.DecideAsync(new SheetCommand.Close(), sheet, sheets.StateOf(sheet, pages), cancellation))[0];
        var closed = sheet with { Stage = SheetStage.Closed, Tally = ((SheetClosed)happened).Tally, History = [.. sheet.History, happened.Meta] };
        await commit.SaveAsync(sheets.Change(closed, happened).Change, cancellation);
    }
}
