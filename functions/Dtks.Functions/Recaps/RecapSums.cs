using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Dtks.Platform.SetAside;

namespace Dtks.Functions.Recaps;

/// <summary>Sums a regency's recap up from its villages, for the background, and keeps those of all regencies in one partition, where the nation's is read.</summary>
public sealed class RecapSums(DocumentStore store, UnreadableRecords unreadables, Shelf shelf, OptimisticRetry retry)
{
    private static readonly Partition Nation = Partitions.Ratifications(AreaDirectory.Nation);

    /// <summary>Sums a regency up anew. Of two that do at once the later sums what the earlier saw; one that finds nothing new writes nothing.</summary>
    public Task RecountAsync(string period, string regency, CancellationToken cancellation) => retry.RetryAsync(() => CountAsync(period, regency, cancellation), cancellation);

    /// <summary>A regency's; null when nothing of it was ratified.</summary>
    public Task<RegencyRecapDocument?> FindAsync(string period, string regency, CancellationToken cancellation) =>
        store.ReadAsync<RegencyRecapDocument>(Nation, RegencyRecapDocument.IdOf(period, regency), cancellation);

    /// <summary>Those of the regencies whose codes begin so, by code, and the codes of those that cannot be read: one partition, at most one document a regency.</summary>
    public async Task<(IReadOnlyList<RegencyRecapDocument> Read, IReadOnlyList<string> Unreadable)> OfAsync(string period, string under, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'regencyRecap' AND STARTSWITH(c.key, @key)").With("@key", RecapDocument.KeyOf(period, under));
        var (read, bad) = await unreadables.ApartAsync(Nation, store.AllAsync<RegencyRecapDocument>(Nation, query, cancellation), RecapDocument.IdStart(period), cancellation);
        return ([.. read.OrderBy(regency => regency.Area, StringComparer.Ordinal)], bad);
    }

    /// <summary>The villages of an area that are in a recap, or whose sheet counts for another, by code.</summary>
    /// <param name="period">The period.</param>
    /// <param name="area">A regency, or a district.</param>
    public static OrderedQuery VillagesOf(string period, string area) =>
        new OrderedQuery("*", "c.type = 'villageRecap' AND STARTSWITH(c.key, @area)", "key") { Unique = true, IdStart = RecapDocument.IdStart(period) }.With("@area", RecapDocument.KeyOf(period, area));

    // Its version is read before the villages are: whoever saved in between makes this one sum again.
    private async Task CountAsync(string period, string regency, CancellationToken cancellation)
    {
        var id = RegencyRecapDocument.IdOf(period, regency);
        var (known, etag) = await store.KnownOrAnewAsync<RegencyRecapDocument>(Nation, id, unreadables, cancellation);
        var (villages, bad) = await VillagesAsync(period, regency, cancellation);
        if (villages.Count == 0 && bad.Count == 0)
        {
            return;
        }

        var districts = villages.GroupBy(village => village.Village[..RegencyProgressDocument.DistrictDigits], StringComparer.Ordinal);
        var sum = new RegencyRecapDocument
        {
            Id = id,
            Regency = Nation.Value,
            Area = regency,
            Period = period,
            Key = RecapDocument.KeyOf(period, regency),
            Whole = RecapSum.Of(period, regency, villages),
            Districts = districts.ToDictionary(district => district.Key, district => RecapSum.Of(period, district.Key, [.. district]), StringComparer.Ordinal),
            Unreadable = bad.Count == 0 ? null : bad,
            ETag = etag,
        };
        if (known?.IsAs(sum) != true && !await store.TrySaveAsync(Nation, sum, cancellation))
        {
            throw new StaleException();
        }
    }

    // One that cannot be read is left out, and told: repaired and replayed, it is summed up with the others.
    private async Task<(IReadOnlyList<RecapDocument> Read, IReadOnlyList<string> Unreadable)> VillagesAsync(string period, string regency, CancellationToken cancellation)
    {
        var (partition, read, bad) = (Partitions.Ratifications(regency), new List<RecapDocument>(), new List<string>());
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'villageRecap' AND STARTSWITH(c.key, @key)").With("@key", RecapDocument.KeyOf(period, regency));
        await foreach (var listed in store.AllAsync<RecapDocument>(partition, query, cancellation))
        {
            if (listed.TryRead(out var village, out var unreadable))
            {
                read.Add(village);
                continue;
            }

            unreadables.LeftOut(partition, unreadable);
            bad.Add(unreadable.IdAfter(RecapDocument.IdStart(period)));
            await shelf.KeepAsync(SetAsideItem.Of(WriteRecaps.Queue, new RecapMessage(period, regency), unreadable.Failure) with { Area = regency, Subject = $"cycles/{period}/recap" }, cancellation);
        }

        return ([.. read.OrderBy(village => village.Village, StringComparer.Ordinal)], [.. bad.Order(StringComparer.Ordinal)]);
    }
}
