using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Verification;

/// <summary>
/// Reads a month's progress: one partition, at most one document for each of the nation's regencies and one for each village.
/// </summary>
public sealed class CycleProgress(DocumentStore store, VillageGroups groups, AreaDirectory areas, UnreadableRecords unreadables, OptimisticRetry retry)
{
    /// <summary>A regency's progress, or null when none of its villages has recipients.</summary>
    public Task<RegencyProgressDocument?> OfRegencyAsync(string period, string regency, CancellationToken cancellation) =>
        store.ReadAsync<RegencyProgressDocument>(Partitions.Cycles(period), RegencyProgressDocument.IdOf(regency), cancellation);

    /// <summary>The progress of every regency that has any, and the codes of those whose progress cannot be read.</summary>
    public Task<(IReadOnlyList<RegencyProgressDocument> Read, IReadOnlyList<string> Unreadable)> RegenciesAsync(string period, CancellationToken cancellation) =>
        AllAsync<RegencyProgressDocument>(
            period, new DocumentQuery("SELECT * FROM c WHERE c.type = 'regencyProgress'"), RegencyProgressDocument.IdOf(string.Empty), cancellation);

    /// <summary>The same without their districts, for what is shown of the nation or of a province.</summary>
    /// <param name="period">The month.</param>
    /// <param name="under">What the regencies' codes begin with: a province's code, or nothing for the nation.</param>
    /// <param name="cancellation">Stops it.</param>
    public Task<(IReadOnlyList<RegencyProgressDocument> Read, IReadOnlyList<string> Unreadable)> SumsAsync(string period, string under, CancellationToken cancellation)
    {
        var query = new DocumentQuery(
            "SELECT c.id, c.type, c.period, c.regency, c.villages, c.counts FROM c WHERE c.type = 'regencyProgress' AND STARTSWITH(c.regency, @under)").With("@under", under);
        return AllAsync<RegencyProgressDocument>(period, query, RegencyProgressDocument.IdOf(string.Empty), cancellation);
    }

    /// <summary>A district summed over its villages, of which it has some dozens at most: for a month in which it is not counted by itself.</summary>
    public async Task<AreaProgress> OfVillagesAsync(string period, string district, CancellationToken cancellation)
    {
        var (villages, nothing, unreadable) = await InDistrictAsync(period, district, cancellation);
        var counts = villages.Aggregate(new ProgressCounts(NothingToVerify: nothing.Count), (sum, village) => sum + ProgressCounts.Of(village.Counted));
        return new AreaProgress(villages.Count + unreadable.Count + nothing.Count, counts);
    }

    /// <summary>The villages of a district that were counted, those that turned out to have nothing to verify, and those whose count cannot be read: as each was counted, without its sheet.</summary>
    public async Task<(IReadOnlyList<VillageProgressDocument> Counted, IReadOnlyList<string> Nothing, IReadOnlyList<string> Unreadable)> InDistrictAsync(string period, string district, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(district);
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'villageProgress' AND c.regency = @regency AND STARTSWITH(c.village, @district)").With("@regency", district[..4]).With("@district", district);
        var (villages, unreadable) = await AllAsync<VillageProgressDocument>(period, query, VillageProgressDocument.IdOf(string.Empty), cancellation);

        // Which groups they are in, also one that is no more listed, is known without reading the regency's others.
        var named = areas.Children(district).Select(village => groups.NameOf(village.Code)).Append(groups.NameOf(district + "0000")).Distinct(StringComparer.Ordinal).Select(CycleGroupDocument.IdOf);
        var (read, _) = await AllAsync<CycleGroupDocument>(period, DocumentQuery.OfIds("*", named), CycleGroupDocument.IdOf(string.Empty), cancellation);
        return (villages, [.. read.SelectMany(g => g.Nothing).Where(v => v.StartsWith(district, StringComparison.Ordinal))], unreadable);
    }

    /// <summary>The villages of a regency that were counted, and the codes of those whose count cannot be read.</summary>
    public Task<(IReadOnlyList<VillageProgressDocument> Read, IReadOnlyList<string> Unreadable)> VillagesAsync(string period, string regency, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'villageProgress' AND c.regency = @regency").With("@regency", regency);
        return AllAsync<VillageProgressDocument>(period, query, VillageProgressDocument.IdOf(string.Empty), cancellation);
    }

    /// <summary>Whether a village was counted: it has its sheet, or needs none. So is one of which that cannot be read.</summary>
    public async Task<bool> IsCountedAsync(string period, string village, CancellationToken cancellation)
    {
        var partition = Partitions.Cycles(period);
        return await store.LookAsync<VillageProgressDocument>(partition, VillageProgressDocument.IdOf(village), cancellation) is not null
            || (await store.LookAsync<CycleGroupDocument>(partition, CycleGroupDocument.IdOf(groups.NameOf(village)), cancellation) is { } group
                && (group.TryRead(out var read, out var unreadable) ? read.Nothing.Contains(village) : unreadable is not null));
    }

    /// <summary>The villages of a regency that turned out to have nothing to verify, and the ids of what cannot be read of them.</summary>
    public async Task<(IReadOnlyList<string> Villages, IReadOnlyList<string> Unreadable)> NothingAsync(string period, string regency, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'cycleGroup' AND c.regency = @regency").With("@regency", regency);
        var (read, unreadable) = await AllAsync<CycleGroupDocument>(period, query, CycleGroupDocument.IdOf(string.Empty), cancellation);
        return ([.. read.SelectMany(g => g.Nothing)], unreadable);
    }

    /// <summary>The villages of a regency that have unverified lines, by code (VER-7).</summary>
    public static OrderedQuery Unverified(string regency) =>
        new OrderedQuery("*", "c.type = 'villageProgress' AND c.regency = @regency AND c.unverified > 0", "village") { Unique = true, IdStart = VillageProgressDocument.IdOf(string.Empty) }.With("@regency", regency);

    /// <summary>
    /// Makes the regency's progress document, or raises its number of villages, and those of its districts; the list of villages with recipients only grows.
    /// </summary>
    public Task ExpectAsync(string period, string regency, IReadOnlyCollection<string> villages, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var known = await OfRegencyAsync(period, regency, cancellation)
                    ?? new RegencyProgressDocument { Id = RegencyProgressDocument.IdOf(regency), Period = period, Regency = regency, Villages = 0 };
                if (known.Villages < villages.Count)
                {
                    var expecting = known.Expecting(villages, areas.Children(regency).Select(district => district.Code));
                    await store.CommitAsync(new DocumentBatch(Partitions.Cycles(period)).Save(expecting), cancellation);
                }
            },
            cancellation);

    private Task<(IReadOnlyList<T> Read, IReadOnlyList<string> Unreadable)> AllAsync<T>(string period, DocumentQuery query, string idStart, CancellationToken cancellation) =>
        unreadables.ApartAsync(Partitions.Cycles(period), store.AllAsync<T>(Partitions.Cycles(period), query, cancellation), idStart, cancellation);
}
