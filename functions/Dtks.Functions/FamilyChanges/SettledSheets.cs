using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Verification;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Tells on a sheet that is finalised, or whose month is over, that what the register said of a recipient was undone or taken back since (GOV-3). What was decided stays: it is decided anew where the sheet is opened
/// again (VER-8). Of whom somebody died, left or was removed since is noted, for then its lines follow (<see cref="ReopenedSheets"/>): so they do at once while it is open again after its month, but that none is added or handed
/// over (VER-2). A ratified one is left as it is, and so is one that cannot be read, which is told.
/// </summary>
public sealed class SettledSheets(SheetRepository sheets, FamilyWhereabouts whereabouts, FamilySheetPages saving, UnreadableRecords unreadables, PolicyVersions policies, TimeProvider clock)
{
    /// <summary>Brings a month's sheet of the household's village after it. Nothing happens where it is.</summary>
    public async Task FollowAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(household);
        var sheet = await sheets.FindAsync(household.Village.Value, run.Period, cancellation);
        if (sheet is not { LetterId: null, FirstLines.Count: > 0 } || !(sheet.Stage is SheetStage.Finalised or SheetStage.Closed || (sheet.Stage == SheetStage.Open && sheet.IsClosed(clock.GetUtcNow()))))
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
        var following = new Following(household, await whereabouts.OfAsync(household, lines, cancellation), CyclePeriod.Parse(run.Period), policies.Named(run.Policy), sheet.IsCorrected(clock.GetUtcNow()));
        var touched = lines.Where(following.MayChange).Select(l => sheet.PageOf(l.Line)).OfType<int>().Distinct().ToList();
        IReadOnlyList<SheetPageDocument> before = touched.Count == 0 ? [] : await sheets.PagesAsync(sheet, touched, cancellation);
        var after = following.Of(before);
        var changed = after.Zip(before).Where(p => !p.First.Lines.SequenceEqual(p.Second.Lines)).Select(p => p.First).ToList();
        var noted = Noting(sheet, household, lines, run);
        if (changed.Count > 0 || noted != sheet)
        {
            await saving.SaveAsync(run, FamilySheetPages.Grown(noted, before, after, added: null), household.Id, changed, added: null, ReopenedPayments.Of(sheet, household, before.SelectMany(p => p.Lines), after.SelectMany(p => p.Lines), following.Now), cancellation);
        }
    }

    // Whose lines stand for who is here no more, or are to be added for who came back: known to the head, so that opening it again reads no household.
    private SheetDocument Noting(SheetDocument sheet, HouseholdState household, IReadOnlyList<SheetLine> lines, CycleDocument run) =>
        sheet.Behind?.Contains(household.Id) != true && (lines.Any(l => l is { HandedTo: null, IsGone: false } && household.Members.All(m => m.Id != l.Named)) || IsLacking(household, lines, run))
            ? sheet with { Behind = [.. sheet.Behind ?? [], household.Id] }
            : sheet;

    // After the month none is added (VER-2).
    private bool IsLacking(HouseholdState household, IReadOnlyList<SheetLine> lines, CycleDocument run) => clock.GetUtcNow() < run.ClosesOn
        && FamilyLines.Missing(household, lines, CyclePeriod.Parse(run.Period), policies.Named(run.Policy), held: null, Instant.FromDateTimeOffset(run.OpenedOn)).Count > 0;

    // How a household's lines, and the pages that they stand on, come to what it is by now.
    private sealed record Following(HouseholdState Household, IReadOnlyDictionary<string, MemberNow> Now, CyclePeriod Period, PolicyVersion Policy, bool IsCorrected)
    {
        // As it was picked: without its decision.
        public bool MayChange(SheetLine line) => IsCorrected || FamilyLines.OnceSettled(line, Household, Now) != line;

        public IReadOnlyList<SheetPageDocument> Of(IReadOnlyList<SheetPageDocument> pages)
        {
            var lines = pages.SelectMany(p => p.Lines).Where(l => l.Household == Household.Id);
            if (!IsCorrected)
            {
                var told = lines.ToDictionary(l => l.Line, l => FamilyLines.OnceSettled(l, Household, Now));
                return [.. pages.Select(page => page with { Lines = [.. page.Lines.Select(l => told.GetValueOrDefault(l.Line, l))] })];
            }

            var named = FamilyNames.Of(Household, Period, Policy);
            var adults = named.Where(n => n.Adult).Select(n => new HouseholdAdult(n.Household, n.Member)).ToList();
            var followed = Cascade.Apply([.. lines.Select(l => FamilyLines.Corrected(l, Household, Period, Policy, Now))], adults).ToDictionary(l => l.Line);
            return [.. pages.Select(page => FamilyNames.On(page, Household, followed, named, Now))];
        }
    }
}
