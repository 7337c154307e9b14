using Dtks.Domain.Areas;
using Dtks.Functions.Areas;
using Dtks.Functions.Registry;

namespace Dtks.Functions.Verification;

/// <summary>
/// Tells how far an area of any level has come in a month: the nation and a province by their regencies' documents, a regency and a district by the one of the regency, a village by its own
/// sheet. No sheet is read for what lies above its village.
/// </summary>
public sealed class AreaCycles(CycleProgress progress, SheetRepository sheets, RecipientVillages recipients, AreaDirectory areas)
{
    /// <summary>An area's progress.</summary>
    /// <param name="run">The month's marker.</param>
    /// <param name="area">The area.</param>
    /// <param name="cancellation">Stops it.</param>
    internal Task<ProgressView> OfAsync(CycleDocument run, Area area, CancellationToken cancellation) => area.Level switch
    {
        AreaLevel.Nation or AreaLevel.Province => OfRegenciesAsync(run, area, cancellation),
        AreaLevel.Regency => OfRegencyAsync(run, area.Code, cancellation),
        AreaLevel.District => OfDistrictAsync(run, area.Code, cancellation),
        _ => OfVillageAsync(run, area.Code, cancellation),
    };

    /// <summary>The same, of a district with its villages as they were counted: some dozens at most.</summary>
    internal async Task<ProgressView> WithVillagesAsync(CycleDocument run, Area area, CancellationToken cancellation)
    {
        var view = await OfAsync(run, area, cancellation);
        if (area.Level != AreaLevel.District)
        {
            return view;
        }

        var (counted, nothing, unreadable) = await progress.InDistrictAsync(run.Period, area.Code, cancellation);
        var items = counted.Select(village => Item(village.Village, 1, ProgressCounts.Of(village.Counted)) with { Sheet = StageOf(village.Counted.Stage) })
            .Concat(nothing.Select(village => Item(village, 1, new ProgressCounts(NothingToVerify: 1))));
        return view with { Items = [.. items.OrderBy(item => item.Area, StringComparer.Ordinal)], UnreadableVillages = unreadable.Count == 0 ? null : unreadable };
    }

    private static SheetStage? StageOf(VillageStage stage) => stage switch
    {
        VillageStage.Open => SheetStage.Open,
        VillageStage.Finalised => SheetStage.Finalised,
        VillageStage.Closed => SheetStage.Closed,
        _ => null,
    };

    private async Task<ProgressView> OfRegenciesAsync(CycleDocument run, Area area, CancellationToken cancellation)
    {
        var isNation = area.Level == AreaLevel.Nation;
        var (read, unreadable) = await progress.SumsAsync(run.Period, isNation ? string.Empty : area.Code, cancellation);
        var expected = isNation ? run.Regencies
            : run.OpeningSettled ? read.Count
            : (await recipients.RegenciesAsync(run.OpenedOn, cancellation)).Count(regency => regency.StartsWith(area.Code, StringComparison.Ordinal));
        var below = read.GroupBy(r => isNation ? r.Regency[..2] : r.Regency, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Aggregate(AreaProgress.None, (sum, regency) => sum + regency.Whole()), StringComparer.Ordinal);
        return ProgressView.Of(run, area.Code, [.. read.Select(r => r.Whole())], expected) with
        {
            Items = Below(below),
            UnreadableRegencies = unreadable.Count == 0 ? null : unreadable,
        };
    }

    private async Task<ProgressView> OfRegencyAsync(CycleDocument run, string regency, CancellationToken cancellation)
    {
        var found = await progress.OfRegencyAsync(run.Period, regency, cancellation);
        var expected = found is not null || await IsExpectedAsync(run, regency, cancellation) ? 1 : 0;
        return ProgressView.Of(run, regency, found is null ? [] : [found.Whole()], expected) with
        {
            Items = found is { Districts: { } districts, DistrictsBehind: not true } ? Below(districts) : null,
        };
    }

    private async Task<ProgressView> OfDistrictAsync(CycleDocument run, string district, CancellationToken cancellation)
    {
        var regency = await progress.OfRegencyAsync(run.Period, district[..4], cancellation);
        if (regency is null)
        {
            return ProgressView.Of(run, district, [], await IsExpectedAsync(run, district, cancellation) ? 1 : 0);
        }

        var found = regency.DistrictOf(district) ?? await progress.OfVillagesAsync(run.Period, district, cancellation);
        var expected = Math.Max(found.Villages, regency.Districts?.GetValueOrDefault(district)?.Villages ?? 0);
        return ProgressView.Of(run, district, [found with { Villages = expected }], 1);
    }

    private async Task<ProgressView> OfVillageAsync(CycleDocument run, string village, CancellationToken cancellation)
    {
        var sheet = await sheets.FindAsync(village, run.Period, cancellation);
        if (sheet is { Stage: not SheetStage.Opening })
        {
            return ProgressView.Of(run, village, [new AreaProgress(1, ProgressCounts.Of(SheetRepository.ProgressOf(sheet)))], 1) with { Sheet = sheet.Stage };
        }

        if (sheet is null && !await recipients.IsListedAsync(village, run.OpenedOn, cancellation))
        {
            return ProgressView.Of(run, village, [], 0);
        }

        var isNothing = sheet is null && (run.OpeningSettled || await progress.IsCountedAsync(run.Period, village, cancellation));
        return ProgressView.Of(run, village, [new AreaProgress(1, new ProgressCounts(NothingToVerify: isNothing ? 1 : 0))], 1) with { Sheet = sheet?.Stage };
    }

    // Right after the opening an area may be counted on and not yet counted.
    private async Task<bool> IsExpectedAsync(CycleDocument run, string area, CancellationToken cancellation) =>
        !run.OpeningSettled && (await recipients.OfAsync(area[..4], run.OpenedOn, cancellation)).Any(village => village.StartsWith(area, StringComparison.Ordinal));

    private IReadOnlyList<AreaProgressView> Below(IReadOnlyDictionary<string, AreaProgress> below) =>
    [
        .. below.Where(b => b.Value.Villages > 0).OrderBy(b => b.Key, StringComparer.Ordinal).Select(b => Item(b.Key, b.Value.Villages, b.Value.Counts)),
    ];

    private AreaProgressView Item(string area, int villages, ProgressCounts counts) => new(area, areas.Find(area)?.Name ?? area, VillageCounts.Of(villages, counts), LineCounts.Of(counts));
}
