using Dtks.Domain.Ratification;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.Ratification;

/// <summary>The rows of a regency that a letter may ratify (RAT-8): eligible proposals, each once, in the order they came.</summary>
public sealed class RatificationLedger(DocumentStore store, OptimisticRetry retry) : IProjection
{
    /// <inheritdoc />
    public string Name => ProposalProjections.Ratifiable;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var row = JsonText.Read<RatificationRow>(input.ToString());
        return retry.RetryAsync(() => AddAsync(row, cancellation), cancellation);
    }

    /// <summary>The regency's head; a new one when it has no rows yet.</summary>
    public async Task<LedgerHeadDocument> HeadAsync(string regency, CancellationToken cancellation) =>
        await store.ReadAsync<LedgerHeadDocument>(Partitions.Ratifications(regency), LedgerHeadDocument.TheId, cancellation)
        ?? new LedgerHeadDocument { Id = LedgerHeadDocument.TheId, Regency = regency };

    /// <summary>The rows after one sequence number up to another, in order.</summary>
    public async Task<IReadOnlyList<RatificationRow>> BetweenAsync(string regency, long after, long upTo, CancellationToken cancellation)
    {
        var query = new DocumentQuery("SELECT * FROM c WHERE c.type = 'row' AND c.sequence > @after AND c.sequence <= @upTo ORDER BY c.sequence")
            .With("@after", after)
            .With("@upTo", upTo);
        var rows = new List<RatificationRow>();
        await foreach (var document in store.AllAsync<LedgerRowDocument>(Partitions.Ratifications(regency), query, cancellation))
        {
            rows.Add(document.Row);
        }

        return rows;
    }

    private async Task AddAsync(RatificationRow row, CancellationToken cancellation)
    {
        var regency = row.Village.Regency!.Value;
        var id = LedgerRowDocument.IdOf(row.Proposal);
        if (await store.ReadAsync<LedgerRowDocument>(Partitions.Ratifications(regency), id, cancellation) is not null)
        {
            return;
        }

        var head = await HeadAsync(regency, cancellation);
        var change = new DocumentBatch(Partitions.Ratifications(regency))
            .Create(new LedgerRowDocument { Id = id, Regency = regency, Sequence = head.Last + 1, Row = row })
            .Save(head with { Last = head.Last + 1 });
        await store.CommitAsync(change, cancellation);
    }
}
