using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;
using NodaTime.Text;

namespace Dtks.Functions.Duty;

/// <summary>Counts a regency's villages by the day on which they are due, and keeps the counts of all regencies in one partition (MUS-1).</summary>
public sealed class DutyCounts(DocumentStore store, UnreadableRecords unreadables, OptimisticRetry retry)
{
    private static readonly Partition Nation = Partitions.Ratifications(AreaDirectory.Nation);

    /// <summary>Counts a regency anew. Of two that count at once the later counts what the earlier saw.</summary>
    public Task RecountAsync(string regency, CancellationToken cancellation) => retry.RetryAsync(() => CountAsync(regency, cancellation), cancellation);

    /// <summary>The counts of the regencies whose codes begin so and in which a village ever held one, and the codes of those whose counts cannot be read.</summary>
    public Task<(IReadOnlyList<RegencyDutyDocument> Read, IReadOnlyList<string> Unreadable)> OfAsync(string codes, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'regencyDuty' AND STARTSWITH(c.id, @start)").With("@start", RegencyDutyDocument.IdOf(codes));
        return unreadables.ApartAsync(Nation, store.AllAsync<RegencyDutyDocument>(Nation, query, cancellation), RegencyDutyDocument.IdOf(string.Empty), cancellation);
    }

    // Its version is read before the villages are: whoever saved in between makes this one count again.
    private async Task CountAsync(string regency, CancellationToken cancellation)
    {
        var (_, etag) = await store.KnownOrAnewAsync<RegencyDutyDocument>(Nation, RegencyDutyDocument.IdOf(regency), unreadables, cancellation);
        var counts = new RegencyDutyDocument
        {
            Id = RegencyDutyDocument.IdOf(regency),
            Regency = Nation.Value,
            Area = regency,
            Due = await DueAsync(regency, cancellation),
            ETag = etag,
        };
        if (!await store.TrySaveAsync(Nation, counts, cancellation))
        {
            throw new StaleException();
        }
    }

    private async Task<IReadOnlyDictionary<string, int>> DueAsync(string regency, CancellationToken cancellation)
    {
        var (partition, due) = (Partitions.Ratifications(regency), new SortedDictionary<string, int>(StringComparer.Ordinal));
        var query = new DocumentQuery("SELECT c.id, c.dueOn FROM c WHERE c.type = 'villageDuty'");
        await foreach (var row in store.AllAsync<Row>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            var day = LocalDatePattern.Iso.Format(row.DueOn);
            due[day] = due.GetValueOrDefault(day) + 1;
        }

        return due;
    }

    private sealed record Row(string Id, LocalDate DueOn);
}
