using Dtks.Functions.Data;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Verification;

/// <summary>Counts a village in its regency's progress: once for each version of its sheet, in whatever order they come.</summary>
public sealed class ProgressProjection(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "cycle-progress";

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var village = JsonText.Read<VillageProgress>(input.ToString());
        return retry.RetryAsync(() => CountAsync(village, cancellation), cancellation);
    }

    // The village's document guards against counting twice; what its regency gains is added whoever else adds, so that hundreds of villages do
    // not wait for each other.
    private async Task CountAsync(VillageProgress village, CancellationToken cancellation)
    {
        var id = VillageProgressDocument.IdOf(village.Village);
        var before = await store.ReadAsync<VillageProgressDocument>(Partitions.Cycles(village.Period), id, cancellation);
        if (before is not null && before.Counted.Version >= village.Version)
        {
            return;
        }

        var after = (before ?? New(id, village)) with { Unverified = village.Unverified, Counted = village };
        var change = new DocumentBatch(Partitions.Cycles(village.Period)).Save(after);
        var gained = ProgressCounts.Of(village).Since(before is null ? new ProgressCounts() : ProgressCounts.Of(before.Counted), "/counts");
        if (gained.Count > 0)
        {
            change.Increment(RegencyProgressDocument.IdOf(after.Regency), gained);
        }

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
