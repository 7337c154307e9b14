using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using Dtks.Platform.Records;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Tells on a sheet that is finalised, or whose month is over, that what the register said of a recipient was undone or taken back since (GOV-3). What was decided stays: it is decided anew where the sheet is opened
/// again (VER-8). A ratified one is left as it is, and so is one that cannot be read, which is told.
/// </summary>
public sealed class SettledSheets(SheetRepository sheets, FamilySheetPages saving, UnreadableRecords unreadables)
{
    /// <summary>Brings a month's sheet of the household's village after it. Nothing happens where it is.</summary>
    public async Task FollowAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(household);
        if (await sheets.FindAsync(household.Village.Value, run.Period, cancellation) is not { Stage: SheetStage.Finalised or SheetStage.Closed, LetterId: null } sheet)
        {
            return;
        }

        try
        {
            await FollowAsync(run, sheet, household, cancellation);
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            unreadables.Tell(e);
        }
    }

    private async Task FollowAsync(CycleDocument run, SheetDocument sheet, HouseholdState household, CancellationToken cancellation)
    {
        var stale = (await sheets.LinesOfAsync(sheet, household.Id, cancellation)).Where(l => Followed(l, household) != l).Select(l => sheet.PageOf(l.Line)).OfType<int>().Distinct().ToList();
        if (stale.Count == 0)
        {
            return;
        }

        var before = await sheets.PagesAsync(sheet, stale, cancellation);
        List<SheetPageDocument> after = [.. before.Select(page => page with { Lines = [.. page.Lines.Select(l => Followed(l, household))] })];
        await saving.SaveAsync(run, FamilySheetPages.Grown(sheet, before, after, added: null), household.Id, after, added: null, cancellation);
    }

    private static SheetLine Followed(SheetLine line, HouseholdState household) => line.Household == household.Id ? FamilyLines.OnceSettled(line, household) : line;
}
