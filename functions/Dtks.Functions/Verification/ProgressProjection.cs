using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Verification;

/// <summary>Counts a village in its regency's progress: once for each version of its sheet, in whatever order they come.</summary>
public sealed class ProgressProjection(DocumentStore store, VillageGroups groups, RegencyGains gains, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "cycle-progress";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation) => CountAsync(JsonText.Read<VillageProgress>(input.ToString()), cancellation);

    /// <summary>Counts a village as far as its sheet has come.</summary>
    public Task CountAsync(VillageProgress village, CancellationToken cancellation) => retry.RetryAsync(() => CountOnceAsync(village, isRecount: false, cancellation), cancellation);

    /// <summary>Counts a village as its sheet was recounted, where nothing newer of it was counted.</summary>
    public Task RecountAsync(VillageProgress village, CancellationToken cancellation) => retry.RetryAsync(() => CountOnceAsync(village, isRecount: true, cancellation), cancellation);

    /// <summary>Counts villages that have nothing to verify, each once: by groups, so that thirty-two cost two writes.</summary>
    /// <param name="period">The month.</param>
    /// <param name="villages">Villages without a sheet, as a rule of one group.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task CountNothingAsync(string period, IEnumerable<string> villages, CancellationToken cancellation)
    {
        foreach (var group in villages.GroupBy(groups.NameOf, StringComparer.Ordinal))
        {
            // Nobody noted any of the group before, as a rule: it is looked at only where somebody did.
            var looks = false;
            await retry.RetryAsync(
                async () =>
                {
                    var again = looks;
                    looks = true;
                    await NoteAsync(period, group.Key, [.. group], again, cancellation);
                },
                cancellation);
        }
    }

    private async Task NoteAsync(string period, string group, IReadOnlyList<string> villages, bool looks, CancellationToken cancellation)
    {
        var (partition, id, regency) = (Partitions.Cycles(period), CycleGroupDocument.IdOf(group), villages[0][..4]);
        var before = looks ? await store.ReadAsync<CycleGroupDocument>(partition, id, cancellation) : null;
        var more = villages.Except(before?.Nothing ?? [], StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (more.Count > 0)
        {
            var after = (before ?? new CycleGroupDocument { Id = id, Period = period, Regency = regency, Nothing = [] }) with { Nothing = [.. before?.Nothing ?? [], .. more] };
            var gained = more.GroupBy(v => v[..RegencyProgressDocument.DistrictDigits], StringComparer.Ordinal)
                .ToDictionary(d => d.Key, d => (new ProgressCounts(), new ProgressCounts(NothingToVerify: d.Count())), StringComparer.Ordinal);
            var change = new DocumentBatch(partition).Save(after);
            await gains.AddAsync(change, period, regency, gained, cancellation);
            await store.CommitAsync(change, cancellation);
        }
    }

    // The village's document guards against counting twice; what its regency and district gain is added in the same batch.
    private async Task CountOnceAsync(VillageProgress village, bool isRecount, CancellationToken cancellation)
    {
        var id = VillageProgressDocument.IdOf(village.Village);
        var before = await store.ReadAsync<VillageProgressDocument>(Partitions.Cycles(village.Period), id, cancellation);
        if (before is not null && (before.Counted.Version > village.Version || (before.Counted.Version == village.Version && !isRecount)))
        {
            return;
        }

        var after = (before ?? New(id, village)) with { Unverified = village.Unverified, Counted = village };
        var change = new DocumentBatch(Partitions.Cycles(village.Period)).Save(after);
        var gained = (before is null ? new ProgressCounts() : ProgressCounts.Of(before.Counted), ProgressCounts.Of(village));
        var districts = new Dictionary<string, (ProgressCounts, ProgressCounts)>(StringComparer.Ordinal) { [village.Village[..RegencyProgressDocument.DistrictDigits]] = gained };
        await gains.AddAsync(change, village.Period, after.Regency, districts, cancellation);
        await store.CommitAsync(change, cancellation);
    }

    private static VillageProgressDocument New(string id, VillageProgress village) => new()
    {
        Id = id,
        Period = village.Period,
        Village = village.Village,
        Regency = village.Village[..4],
        Unverified = village.Unverified,
        Counted = village,
    };
}
