using Dtks.Domain.Households;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using Dtks.Platform.Records;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Tells on a sheet that is finalised, or whose month is over, that what the register said of a recipient was undone or taken back since (GOV-3). What was decided stays: it is decided anew where the sheet is opened
/// again (VER-8). Of whom somebody died, left or was removed since is noted, for then its lines follow (<see cref="ReopenedSheets"/>). A ratified one is left as it is, and so is one that cannot be read, which is told.
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
        var lines = await sheets.LinesOfAsync(sheet, household.Id, cancellation);
        var stale = lines.Where(l => Followed(l, household) != l).Select(l => sheet.PageOf(l.Line)).OfType<int>().Distinct().ToList();
        var noted = Noting(sheet, household, lines);
        if (stale.Count == 0 && noted == sheet)
        {
            return;
        }

        IReadOnlyList<SheetPageDocument> before = stale.Count == 0 ? [] : await sheets.PagesAsync(sheet, stale, cancellation);
        List<SheetPageDocument> after = [.. before.Select(page => page with { Lines = [.. page.Lines.Select(l => Followed(l, household))] })];
        await saving.SaveAsync(run, FamilySheetPages.Grown(noted, before, after, added: null), household.Id, after, added: null, cancellation);
    }

    // Whose lines stand for who is here no more: known to the head, so that opening it again reads no household.
    private static SheetDocument Noting(SheetDocument sheet, HouseholdState household, IReadOnlyList<SheetLine> lines) =>
        sheet.Behind?.Contains(household.Id) != true && lines.Any(l => l is { HandedTo: null, IsGone: false } && household.Members.All(m => m.Id != l.Named))
            ? sheet with { Behind = [.. sheet.Behind ?? [], household.Id] }
            : sheet;

    private static SheetLine Followed(SheetLine line, HouseholdState household) => line.Household == household.Id ? FamilyLines.OnceSettled(line, household) : line;
}
