using System.Globalization;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Messaging;

namespace Dtks.Functions.Verification;

/// <summary>
/// Adds to an open sheet the lines of a household that could not be read when it was opened (VER-2), once it is repaired: after those that
/// stand there, so that no line changes its number.
/// </summary>
public sealed class SheetAddition(SheetRepository sheets, HouseholdRepository households, ChangeCommit commit, OptimisticRetry retry, PolicyVersions policies)
{
    /// <summary>Adds them. Nothing happens when they are there, or the household is not missing on the sheet.</summary>
    /// <exception cref="MessageException">The sheet is not open: the household waits for the next month.</exception>
    public Task AddAsync(CycleDocument run, string village, string household, CancellationToken cancellation) =>
        retry.RetryAsync(() => AddOnceAsync(run, village, household, cancellation), cancellation);

    private async Task AddOnceAsync(CycleDocument run, string village, string household, CancellationToken cancellation)
    {
        var found = await households.FindAsync(village, household, cancellation) ?? throw new MessageException($"there is no household {household} in {village}");
        var sheet = await sheets.FindAsync(village, run.Period, cancellation) ?? throw new StaleException();
        if (sheet.Stage == SheetStage.Opening)
        {
            throw new StaleException();
        }

        if (sheet.Unreadable?.Contains(household) != true)
        {
            return;
        }

        if (sheet.Stage != SheetStage.Open)
        {
            throw new MessageException($"the sheet of {run.Period} in {village} is {WireName.Of(sheet.Stage):known}; the household {household} is on that of the next month");
        }

        await commit.SaveAsync(Change(run, sheet, SheetChunk.Of(found, CyclePeriod.Parse(run.Period), run.OpenedOn), household), cancellation);
    }

    private ChangeSet Change(CycleDocument run, SheetDocument sheet, SheetChunk chunk, string household)
    {
        var (grown, pages) = chunk.AppendTo(sheet, policies.Named(run.Policy));
        IReadOnlyList<string> missing = [.. sheet.Unreadable!.Where(id => id != household)];
        var next = grown with { Version = sheet.Version + 1, Cursor = null, Unreadable = missing.Count == 0 ? null : missing };
        var lines = string.Create(CultureInfo.InvariantCulture, $"{sheet.Tally.Lines + 1}..{grown.Tally.Lines}");
        var audited = AuditEntry.Of(Actor.System, "sheet.householdAdded", next.Id, new { Household = household, Lines = grown.Tally.Lines - sheet.Tally.Lines }, lines);
        var change = new ChangeSet(Partitions.Registry(sheet.Village), [audited with { Policy = run.Policy }])
            .Save(next)
            .Then(OutboxEntry.Projection(ProgressProjection.ProjectionName, SheetRepository.ProgressOf(next)));
        foreach (var page in pages)
        {
            change.Create(page);
        }

        return change;
    }
}
