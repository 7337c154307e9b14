using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Audit;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Brings the village's open sheet after a change of a family (REG-8): a line follows or is told what the change means for it, and who came is added after
/// those that stand there, so that no line changes its number. A sheet that is finalised or closed stays as it is; who went where the month has no sheet
/// for them is verified where their line stands.
/// </summary>
public sealed class FamilySheets(CycleRepository cycles, SheetRepository sheets, ChangeCommit commit, PolicyVersions policies, TimeProvider clock)
{
    private const int MonthsBack = 1;

    /// <summary>Brings the open sheets of the household's village after it. Nothing happens where they are.</summary>
    /// <exception cref="StaleException">A sheet is being made: it is there in a moment.</exception>
    public async Task FollowAsync(HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        var now = clock.GetUtcNow();
        for (var back = 0; back <= MonthsBack; back++)
        {
            var month = CycleCalendar.MonthsBefore(Instant.FromDateTimeOffset(now), back);
            if (await cycles.FindAsync(month.Value, cancellation) is { } run && run.ClosesOn > now && await sheets.FindAsync(household.Village.Value, month.Value, cancellation) is { } sheet)
            {
                await FollowAsync(run, sheet, household, cancellation);
            }
        }
    }

    private async Task FollowAsync(CycleDocument run, SheetDocument sheet, HouseholdState household, CancellationToken cancellation)
    {
        if (sheet.Stage == SheetStage.Opening)
        {
            throw new StaleException();
        }

        if (sheet.Stage != SheetStage.Open)
        {
            return;
        }

        var pages = await sheets.PagesAsync(sheet, cancellation);
        var own = pages.Where(p => p.Lines.Any(l => l.Household == household.Id)).ToList();
        var lines = own.SelectMany(p => p.Lines).Where(l => l.Household == household.Id).ToList();
        var without = lines.Count == 0 ? [] : await WithoutAsync(run, household, cancellation);
        var present = lines.ConvertAll(l => FamilyLines.After(l, household, without));
        var missing = FamilyLines.Missing(household, present, CyclePeriod.Parse(run.Period), policies.Named(run.Policy))
            .Select((l, i) => l with { Line = sheet.Tally.Lines + 1 + i }).ToList();

        // What was decided of one has its consequences for the others, also for who comes or takes over (VER-4, VER-6).
        var followed = Cascade.Apply([.. present, .. missing]).ToDictionary(l => l.Line);
        var after = own.ConvertAll(page => After(page, household, followed));
        var changed = after.Zip(own).Where(p => missing.Count > 0 || !p.First.Lines.SequenceEqual(p.Second.Lines)).Select(p => p.First).ToList();
        if (changed.Count > 0 || missing.Count > 0)
        {
            var added = Page(sheet, household, [.. missing.Select(l => followed[l.Line])]);
            await SaveAsync(run, Grown(sheet, own, after, added), household, changed, added, cancellation);
        }
    }

    // Villages that have no open sheet of the month, and no lines of theirs on a finalised one.
    private async Task<HashSet<FamilyPlace>> WithoutAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        var without = new HashSet<FamilyPlace>();
        foreach (var place in household.Former.Select(f => f.To).OfType<FamilyPlace>().Where(to => to.Village != household.Village).Distinct())
        {
            if (!await HasAsync(run, place, cancellation))
            {
                without.Add(place);
            }
        }

        return without;
    }

    private async Task<bool> HasAsync(CycleDocument run, FamilyPlace place, CancellationToken cancellation) =>
        await sheets.FindAsync(place.Village.Value, run.Period, cancellation) is { } there
        && (there.Stage is SheetStage.Opening or SheetStage.Open || (await sheets.PagesAsync(there, cancellation)).Any(p => p.Lines.Any(l => l.Household == place.Household)));

    private static SheetDocument Grown(SheetDocument sheet, List<SheetPageDocument> before, List<SheetPageDocument> after, SheetPageDocument? added)
    {
        var tally = SheetDecisions.Recounted(sheet.Tally, SheetDecisions.TallyOf(before), SheetDecisions.TallyOf(after));
        var next = sheet with { Version = sheet.Version + 1, Tally = tally };
        return added is null ? next : next with
        {
            FirstLines = [.. sheet.FirstLines, added.Lines[0].Line],
            Tally = tally.Plus(SheetTally.Of([.. added.Lines])),
            Added = before.Count == 0 ? sheet.Added : [.. sheet.Added ?? [], new AddedPage(added.Page, before[0].Page)],
        };
    }

    private Task SaveAsync(
        CycleDocument run, SheetDocument next, HouseholdState household, List<SheetPageDocument> changed, SheetPageDocument? added, CancellationToken cancellation)
    {
        var lines = changed.SelectMany(p => p.Lines).Where(l => l.Household == household.Id).Concat(added?.Lines ?? []).Select(l => l.Line);
        var audited = AuditEntry.Of(Actor.System, "sheet.familyFollowed", next.Id, new { Household = household.Id, Lines = added?.Lines.Count ?? 0 }, LineRanges.Of(lines));
        var change = new ChangeSet(Partitions.Registry(next.Village), [audited with { Policy = run.Policy, Rule = "REG-8" }])
            .Save(next)
            .Then(OutboxEntry.Projection(ProgressProjection.ProjectionName, SheetRepository.ProgressOf(next)));
        foreach (var page in changed)
        {
            change.Replace(page);
        }

        return commit.SaveAsync(added is null ? change : change.Create(added), cancellation);
    }

    private static SheetPageDocument? Page(SheetDocument sheet, HouseholdState household, IReadOnlyList<SheetLine> missing)
    {
        var number = sheet.FirstLines.Count + 1;
        return missing.Count == 0 ? null : new SheetPageDocument
        {
            Id = SheetPageDocument.IdOf(sheet.Period, number),
            Village = sheet.Village,
            Period = sheet.Period,
            Page = number,
            Lines = missing,
            Names = [.. missing.Select(l => household.Members.First(m => m.Id == l.Member).Person.Name)],
            Also = Named(household),
        };
    }

    private static SheetPageDocument After(SheetPageDocument page, HouseholdState household, Dictionary<int, SheetLine> followed) => page with
    {
        Lines = [.. page.Lines.Select(l => l.Household == household.Id ? followed[l.Line] : l)],
        Also = [.. (page.Also ?? []).Where(n => n.Household != household.Id), .. Named(household)],
    };

    private static IReadOnlyList<NamedMember> Named(HouseholdState household) => [.. household.Members.Select(m => new NamedMember(household.Id, m.Id, m.Person.Name))];
}
