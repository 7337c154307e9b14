using System.Collections.Concurrent;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Verification;

/// <summary>Recounts a month's progress from the sheets themselves, and puts right what is counted otherwise. For the background: it reads every village.</summary>
public sealed class ProgressRecount(
    DocumentStore store, CycleProgress progress, ProgressProjection projection, SheetRecount sheets, AreaDirectory areas, OptimisticRetry retry)
{
    private const int AtOnce = 16;

    /// <summary>Recounts a regency. While work is under way what it did last may not be counted yet, and shows as a difference.</summary>
    /// <param name="period">The month.</param>
    /// <param name="regency">The regency.</param>
    /// <param name="seen">Told of each village that was looked at.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<RegencyRecount> OfAsync(string period, string regency, Action seen, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(seen);
        var (villages, unread) = await progress.VillagesAsync(period, regency, cancellation);
        var (nothing, unreadGroups) = await progress.NothingAsync(period, regency, cancellation);
        var counted = villages.ToDictionary(v => v.Village, v => v.Counted, StringComparer.Ordinal);
        var found = new ConcurrentDictionary<string, VillageProgress>(StringComparer.Ordinal);
        var differences = new ConcurrentBag<ProgressDifference>([.. unread.Concat(unreadGroups).Select(Unreadable)]);
        var all = areas.Children(regency).SelectMany(d => areas.Children(d.Code)).Select(v => v.Code).Concat(counted.Keys).Concat(nothing).Distinct(StringComparer.Ordinal);
        await Parallel.ForEachAsync(all, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (village, stop) =>
        {
            await LookAsync(period, village, found, differences, stop);
            seen();
        });
        var recounted = found.Values.Select(v => (v.Village, Counts: ProgressCounts.Of(v)))
            .Concat(nothing.Where(v => !found.ContainsKey(v)).Select(v => (Village: v, Counts: new ProgressCounts(NothingToVerify: 1)))).ToList();
        var ofVillages = counted.Keys.Union(found.Keys).Except(differences.Where(d => d.Code == ProgressDifference.Unreadable).Select(d => d.Area), StringComparer.Ordinal)
            .SelectMany(v => ProgressDifference.Of(v, Count(counted, v), Count(found, v)));
        var above = await AboveAsync(period, regency, recounted, cancellation);
        return new RegencyRecount(regency, [.. found.Values.OrderBy(v => v.Village, StringComparer.Ordinal)], [.. differences.Concat(ofVillages).OrderBy(d => d.Area, StringComparer.Ordinal).Concat(above)]);
    }

    /// <summary>
    /// Sets what was found right, beside running work: a village's count only where nothing newer was counted of it, and the sums over its villages only where none was counted meanwhile, else again.
    /// Sums that were lost are made anew; those that cannot be read are left.
    /// </summary>
    public async Task RepairAsync(string period, RegencyRecount recount, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(recount);
        if (recount.Differences.Contains(Unreadable(recount.Regency)))
        {
            return;
        }

        var (nothing, _) = await progress.NothingAsync(period, recount.Regency, cancellation);
        await progress.ExpectAsync(period, recount.Regency, [.. recount.Sheets.Select(s => s.Village).Union(nothing, StringComparer.Ordinal)], cancellation);
        var wrong = recount.Differences.Where(d => d.Code != ProgressDifference.Unreadable).Select(d => d.Area).ToHashSet(StringComparer.Ordinal);
        foreach (var village in recount.Sheets.Where(s => wrong.Contains(s.Village)))
        {
            await projection.RecountAsync(village, cancellation);
        }

        await retry.RetryAsync(() => SumAsync(period, recount.Regency, cancellation), cancellation);
    }

    private async Task LookAsync(string period, string village, ConcurrentDictionary<string, VillageProgress> found, ConcurrentBag<ProgressDifference> differences, CancellationToken cancellation)
    {
        try
        {
            if (await sheets.OfAsync(period, village, cancellation) is var (byLines, byHead))
            {
                found[village] = byLines;
                foreach (var wrong in ProgressDifference.Of(village, ProgressCounts.Of(byHead), ProgressCounts.Of(byLines)))
                {
                    differences.Add(wrong with { Code = $"sheet.{wrong.Code}" });
                }
            }
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            differences.Add(Unreadable(village));
        }
    }

    private async Task<IReadOnlyList<ProgressDifference>> AboveAsync(string period, string regency, List<(string Village, ProgressCounts Counts)> recounted, CancellationToken cancellation)
    {
        try
        {
            var document = await progress.OfRegencyAsync(period, regency, cancellation);
            var districts = document is { Districts: { } known, DistrictsBehind: not true } ? known : null;
            var sums = Sums(recounted);
            return
            [
                .. (districts?.Keys ?? []).Union(districts is null ? [] : sums.Keys).Order(StringComparer.Ordinal)
                    .SelectMany(d => ProgressDifference.Of(d, districts!.GetValueOrDefault(d, AreaProgress.None).Counts, sums.GetValueOrDefault(d, new ProgressCounts()))),
                .. ProgressDifference.Of(regency, document?.Counts ?? new ProgressCounts(), sums.Values.Aggregate(new ProgressCounts(), (sum, d) => sum + d)),
            ];
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return [Unreadable(regency)];
        }
    }

    // Whoever counts a village meanwhile changes the regency's document in the same batch: this one comes too late then, and is done again.
    private async Task SumAsync(string period, string regency, CancellationToken cancellation)
    {
        var before = await progress.OfRegencyAsync(period, regency, cancellation);
        var (villages, unread) = await progress.VillagesAsync(period, regency, cancellation);
        var (nothing, unreadGroups) = await progress.NothingAsync(period, regency, cancellation);
        if (before is null || unread.Count > 0 || unreadGroups.Count > 0)
        {
            return;
        }

        var sums = Sums([.. villages.Select(v => (v.Village, ProgressCounts.Of(v.Counted))), .. nothing.Select(v => (v, new ProgressCounts(NothingToVerify: 1)))]);
        var districts = before.Districts?.Keys.Union(sums.Keys).ToDictionary(
            d => d, d => before.Districts.GetValueOrDefault(d, AreaProgress.None) with { Counts = sums.GetValueOrDefault(d, new ProgressCounts()) }, StringComparer.Ordinal);
        var after = before with { Counts = sums.Values.Aggregate(new ProgressCounts(), (sum, d) => sum + d), Districts = districts, DistrictsBehind = null };
        await store.CommitAsync(new DocumentBatch(Partitions.Cycles(period)).Save(after), cancellation);
    }

    private static Dictionary<string, ProgressCounts> Sums(IReadOnlyList<(string Village, ProgressCounts Counts)> villages) =>
        villages.GroupBy(v => v.Village[..RegencyProgressDocument.DistrictDigits], StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Aggregate(new ProgressCounts(), (sum, v) => sum + v.Counts), StringComparer.Ordinal);

    private static ProgressCounts Count(IReadOnlyDictionary<string, VillageProgress> counted, string village) =>
        counted.TryGetValue(village, out var progress) ? ProgressCounts.Of(progress) : new ProgressCounts();

    private static ProgressDifference Unreadable(string area) => new(area, ProgressDifference.Unreadable, 0, 1);
}
