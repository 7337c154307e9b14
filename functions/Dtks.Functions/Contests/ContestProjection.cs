using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Contests;

/// <summary>Keeps a conflict where both regencies find it (REG-5).</summary>
public sealed class ContestProjection(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <inheritdoc />
    public string Name => ProposalProjections.Contest;

    /// <inheritdoc />
    public async Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var change = JsonText.Read<ContestChange>(input.ToString());
        foreach (var village in new[] { change.SecondVillage, change.Contest.Village }.OfType<string>().DistinctBy(v => v[..4]))
        {
            await retry.RetryAsync(() => SaveAsync(change, village[..4], cancellation), cancellation);
        }
    }

    private async Task SaveAsync(ContestChange change, string regency, CancellationToken cancellation)
    {
        var partition = Partitions.Ratifications(regency);
        var id = ContestDocument.IdOf(change.Contest.Id);
        var found = await store.ReadAsync<ContestDocument>(partition, id, cancellation);
        if (found?.Step >= change.Step)
        {
            return;
        }

        var next = new ContestDocument
        {
            Id = id,
            ETag = found?.ETag,
            Regency = regency,
            Status = change.Status,
            CreatedOn = found?.CreatedOn ?? change.At,
            Since = change.At,
            Step = change.Step,
            Number = change.Number,
            Contest = change.Contest,
            SecondVillage = change.SecondVillage,
            Second = change.Second,
            Outcome = change.Outcome,
        };
        await store.CommitAsync(new DocumentBatch(partition).Save(next), cancellation);
    }
}
