using Dtks.Domain.Areas;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Domain.Policies;
using Dtks.Domain.Verification;
using Dtks.Functions.Claims;
using Dtks.Functions.Registry;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using NodaTime;

namespace Dtks.Functions.FamilyChanges;

/// <summary>
/// Brings the village's open sheet after a change of a family (REG-8): a line follows or is told what the change means for it, and who came is added after
/// those that stand there, so that no line changes its number. A sheet that is finalised or closed stays as it is (<see cref="SettledSheets"/>). Who came stands on the sheet of where they
/// were before: their lines are awaited here first, then handed over there, then decided here, with what was decided of them before, so that each is decided in one place whoever ends in between,
/// and who is settled there, or has come where the month has no open sheet, is verified there.
/// </summary>
public sealed class FamilySheets(MonthSheets months, SheetRepository sheets, FamilyOrigins origins, HouseholdRepository households, ClaimRepository claims, HouseholdNumbers numbers, FamilyWhereabouts whereabouts, FamilySheetPages saving, SettledSheets settled, PolicyVersions policies)
{
    /// <summary>Brings the sheets on which lines of the household, and of who came to it, stand after it, and those of where those who left it stand now. Nothing happens where they are.</summary>
    /// <exception cref="StaleException">A sheet is being made, or is yet to be: it is there in a moment.</exception>
    public async Task FollowAsync(HouseholdState household, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(household);
        await foreach (var run in months.OpenAsync(cancellation))
        {
            foreach (var there in await LeftToAsync(run, household, cancellation))
            {
                await FollowAsync(run, there, cancellation);
            }

            await FollowAsync(run, household, cancellation);
            foreach (var before in await origins.HouseholdsAsync(run, household, cancellation))
            {
                await FollowAsync(run, before, cancellation);
            }
        }

        await foreach (var run in months.LateAsync(cancellation))
        {
            foreach (var stood in (await origins.HouseholdsAsync(run, household, cancellation)).Prepend(household))
            {
                await settled.FollowAsync(run, stood, cancellation);
            }
        }
    }

    // What is left after one step is found by the next.
    private async Task FollowAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        while (await StepAsync(run, household, cancellation))
        {
        }
    }

    // True where lines were handed over to this sheet.
    private async Task<bool> StepAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        if (await months.FindAsync(run, household.Village.Value, cancellation) is not { Stage: SheetStage.Open } sheet)
        {
            return false;
        }

        var found = await origins.OfAsync(run, household, cancellation);
        var elsewhere = found.Where(e => e.Brought is null).ToList();
        var standing = await StandAsync(run, sheet, household, [.. elsewhere.Select(e => e.Held)], [.. found.Select(e => e.Brought).OfType<BroughtLine>()], cancellation);
        var awaited = elsewhere.Where(e => e.Held.IsOpen && standing.Any(l => l.AwaitedFrom is not null && FamilyLines.Is(l, e.Held))).ToList();
        foreach (var there in awaited.GroupBy(e => e.Place))
        {
            await HandOverAsync(run, there.Key, [.. there], household.Village, cancellation);
        }

        return awaited.Count > 0;
    }

    // The household's lines as they stand on the sheet by then.
    private async Task<IReadOnlyList<SheetLine>> StandAsync(CycleDocument run, SheetDocument sheet, HouseholdState household, IReadOnlyList<HeldLine> held, IReadOnlyList<BroughtLine> brought, CancellationToken cancellation)
    {
        var own = (await sheets.PagesOfAsync(sheet, household.Id, cancellation)).ToList();
        var lines = own.SelectMany(p => p.Lines).Where(l => l.Household == household.Id).ToList();
        var (period, policy) = (CyclePeriod.Parse(run.Period), policies.Named(run.Policy));
        var now = await whereabouts.OfAsync(household, lines, cancellation);
        var present = lines.ConvertAll(l => FamilyLines.After(l, household, held, brought, period, policy, now));
        var missing = FamilyLines.Missing(household, present, period, policy, held, Instant.FromDateTimeOffset(run.OpenedOn))
            .Select((l, i) => l with { Line = sheet.Tally.Lines + 1 + i }).ToList();

        // What was decided of one has its consequences for the others, also for who comes or takes over (VER-4, VER-6).
        var named = FamilyNames.Of(household, period, policy);
        var followed = Cascade.Apply([.. present, .. missing], [.. named.Where(n => n.Adult).Select(n => new HouseholdAdult(n.Household, n.Member))]).ToDictionary(l => l.Line);
        var after = own.ConvertAll(page => FamilyNames.On(page, household, followed, named, now));
        var changed = after.Zip(own).Where(p => missing.Count > 0 || !p.First.Lines.SequenceEqual(p.Second.Lines)).Select(p => p.First).ToList();
        if (changed.Count > 0 || missing.Count > 0)
        {
            var added = Page(sheet, household, [.. missing.Select(l => followed[l.Line])], named);
            await saving.SaveAsync(run, FamilySheetPages.Grown(sheet, own, after, added), household.Id, changed, added, ReopenedPayments.Of(sheet, household, lines, followed.Values, now), cancellation);
        }

        return [.. followed.Values];
    }

    private async Task HandOverAsync(CycleDocument run, FamilyPlace from, IReadOnlyList<OriginLine> lines, AreaCode to, CancellationToken cancellation)
    {
        // Settled meanwhile, it stays there: that is found when this looks again.
        if (await sheets.FindAsync(from.Village.Value, run.Period, cancellation) is not { Stage: SheetStage.Open } sheet)
        {
            return;
        }

        var own = (await sheets.PagesOfAsync(sheet, from.Household, cancellation)).ToList();
        var handed = own.SelectMany(p => p.Lines).Where(l => l.Household == from.Household)
            .Select(l => l.HandedTo is null && lines.FirstOrDefault(o => o.Line == l.Line) is { } origin ? FamilyLines.HandedOver(l, to, origin.WithFamily) : l);
        var followed = Cascade.Apply([.. handed], [.. own.SelectMany(p => p.AdultsBeside())]).ToDictionary(l => l.Line);
        var after = own.ConvertAll(page => page with { Lines = [.. page.Lines.Select(l => followed.GetValueOrDefault(l.Line, l))] });
        var changed = after.Zip(own).Where(p => !p.First.Lines.SequenceEqual(p.Second.Lines)).Select(p => p.First).ToList();
        if (changed.Count > 0)
        {
            await saving.SaveAsync(run, FamilySheetPages.Grown(sheet, own, after, added: null), from.Household, changed, added: null, news: [], cancellation);
        }
    }

    // Their sheets take their lines over, also where they have followed already.
    private async Task<IReadOnlyList<HouseholdState>> LeftToAsync(CycleDocument run, HouseholdState household, CancellationToken cancellation)
    {
        var since = TimeZones.DateIn(household.Village, Instant.FromDateTimeOffset(run.OpenedOn));
        var places = new HashSet<(string Village, string Household)>();
        foreach (var left in household.Former.Where(f => f.To is not null && f.On >= since))
        {
            // Whose NIK was corrected there is found by it no more.
            var to = (left.To!.Village.Value, left.To.Household);
            places.Add(await numbers.WhereAsync(claims.NikId(left.Member.Person.Nik), to, cancellation) ?? to);
        }

        var found = new List<HouseholdState>();
        foreach (var (village, id) in places.Where(p => p != (household.Village.Value, household.Id)))
        {
            if ((await households.FindAsync(village, id, cancellation))?.State is { } there)
            {
                found.Add(there);
            }
        }

        return found;
    }

    private static SheetPageDocument? Page(SheetDocument sheet, HouseholdState household, IReadOnlyList<SheetLine> missing, IReadOnlyList<NamedMember> named)
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
            Also = named,
        };
    }
}
