using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Microsoft.Azure.Functions.Worker;

namespace Dtks.Functions.Registry;

/// <summary>
/// Marks once the households of before <see cref="HouseholdDocument.Receives"/> that receive something (VER-2), also those that cannot be read. Ended in
/// the middle, it goes on an hour later with those that are left; until nothing is left an hour after all were marked, a month's opening goes by none of the
/// marks. Once it is done it reads one document and is finished.
/// </summary>
public sealed class SeedReceivers(DocumentStore store, UnreadableRecords unreadables, BriefRetry retry, TimeProvider clock)
{
    // An instance of the release before may write on while it is replaced.
    private static readonly TimeSpan Replaced = TimeSpan.FromMinutes(59);

    private static readonly Partition Nation = Partitions.Ratifications(AreaDirectory.Nation);

    /// <summary>Every hour.</summary>
    [Function(nameof(SeedReceivers))]
    public async Task RunAsync([TimerTrigger("0 23 * * * *", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
    {
        var seed = await store.ReadAsync<ReceivesSeedDocument>(Nation, ReceivesSeedDocument.TheId, cancellation);
        if (seed is { SeededOn: not null })
        {
            return;
        }

        var marked = await MarkAsync(cancellation);
        var now = clock.GetUtcNow();
        if (seed is null)
        {
            await store.TryCreateAsync(Nation, new ReceivesSeedDocument { Id = ReceivesSeedDocument.TheId, Regency = Nation.Value, MarkedOn = now }, cancellation);
        }
        else if (marked == 0 && now - seed.MarkedOn >= Replaced)
        {
            await store.TryReplaceAsync(Nation, seed with { SeededOn = now }, cancellation);
        }
    }

    // Set as it stands: one that receives nothing any more by then is read in vain until its next change.
    private async Task<int> MarkAsync(CancellationToken cancellation)
    {
        var marked = 0;
        var query = new DocumentQuery(
            $"SELECT c.id, c.village FROM c WHERE c.type = '{HouseholdDocument.TypeName}' AND NOT IS_DEFINED(c.receives) AND EXISTS(SELECT VALUE e FROM e IN c.state.entitlements WHERE e.status = 'active')");
        var rows = store.SweepAsync<Row>(Partitions.RegistryContainer, query, cancellation).ReadOr(bad => unreadables.LeftOut(Partitions.RegistryContainer, bad), cancellation);
        await foreach (var row in rows)
        {
            var change = new DocumentBatch(Partitions.Registry(row.Village)).Set(row.Id, "/receives", value: true);
            await retry.RetryAsync(() => store.CommitAsync(change, cancellation), cancellation);
            marked++;
        }

        return marked;
    }

    private sealed record Row(string Id, string Village);
}
