using Dtks.Domain.Kernel;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;

namespace Dtks.Functions.FamilyChanges;

/// <summary>Saves the pages of a sheet that followed a family (REG-8), in one batch with its head, which counts them anew.</summary>
public sealed class FamilySheetPages(ChangeCommit commit)
{
    /// <summary>The head at its next version, with what pages of it count now, and a page that is added.</summary>
    public static SheetDocument Grown(SheetDocument sheet, IReadOnlyList<SheetPageDocument> before, IReadOnlyList<SheetPageDocument> after, SheetPageDocument? added)
    {
        ArgumentNullException.ThrowIfNull(sheet);
        ArgumentNullException.ThrowIfNull(before);
        var tally = SheetDecisions.Recounted(sheet.Tally, SheetDecisions.TallyOf(before), SheetDecisions.TallyOf(after));
        var next = sheet.Seeing(after) with { Version = sheet.Version + 1, Tally = tally };
        return added is null ? next : next with
        {
            FirstLines = [.. sheet.FirstLines, added.Lines[0].Line],
            Tally = tally.Plus(SheetTally.Of([.. added.Lines])),
            Added = before.Count == 0 ? sheet.Added : [.. sheet.Added ?? [], new AddedPage(added.Page, before[0].Page)],
        };
    }

    /// <summary>Saves them.</summary>
    /// <param name="run">The month.</param>
    /// <param name="next">The head as it is to be.</param>
    /// <param name="household">The household whose lines followed.</param>
    /// <param name="changed">The pages that differ.</param>
    /// <param name="added">The page that is added; null for none.</param>
    /// <param name="news">What the family is told with it.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task SaveAsync(
        CycleDocument run, SheetDocument next, string household, IReadOnlyList<SheetPageDocument> changed, SheetPageDocument? added, IEnumerable<OutboxEntry> news, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(next);
        ArgumentNullException.ThrowIfNull(changed);
        var lines = changed.SelectMany(p => p.Lines).Where(l => l.Household == household).Concat(added?.Lines ?? []).Select(l => l.Line);
        var audited = AuditEntry.Of(Actor.System, "sheet.familyFollowed", next.Id, new { Household = household, Lines = added?.Lines.Count ?? 0 }, LineRanges.Of(lines));
        var change = new ChangeSet(Partitions.Registry(next.Village), [audited with { Policy = run.Policy, Rule = "REG-8" }])
            .Save(next)
            .Then(OutboxEntry.Projection(ProgressProjection.ProjectionName, SheetRepository.ProgressOf(next)))
            .Then(news);
        foreach (var page in changed)
        {
            change.Replace(page);
        }

        return commit.SaveAsync(added is null ? change : change.Create(added), cancellation);
    }
}
