using Dtks.Domain.Deliberations;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;

namespace Dtks.Functions.Deliberations;

/// <summary>Looks up what a list of decisions is about: proposals and households of the village, a hundred to a query.</summary>
public sealed class DecisionSubjects(DocumentStore store, UnreadableRecords unreadables, PendingDecisions pending)
{
    private const int AtATime = 100;

    /// <summary>What the village has of the proposals and households named. Nulls and what cannot be an id are passed over.</summary>
    public async Task<SubjectStandings> FindAsync(
        string village, IEnumerable<string?> proposals, IEnumerable<string?> households, CancellationToken cancellation)
    {
        var rows = await ProposalsAsync(village, proposals, cancellation);
        return new SubjectStandings(Standings(rows), await HouseholdsAsync(village, households, cancellation));
    }

    /// <summary>The same, with the concluded deliberation that decided a proposal, whether it has taken effect yet or not (MUS-8).</summary>
    public async Task<SubjectStandings> FindDecidedAsync(
        string village, IEnumerable<string?> proposals, IEnumerable<string?> households, CancellationToken cancellation)
    {
        var rows = await ProposalsAsync(village, proposals, cancellation);
        var waiting = rows.Where(row => row.Status == ProposalStatus.Deliberating).Select(row => (row.Proposal, row.CreatedOn));
        var decided = new Dictionary<string, string>(await pending.ConcludedAsync(village, waiting, cancellation), StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Status != ProposalStatus.Deliberating && row.DeliberationId is not null))
        {
            decided[row.Proposal] = row.DeliberationId!;
        }

        return new SubjectStandings(Standings(rows), await HouseholdsAsync(village, households, cancellation)) { DecidedBy = decided };
    }

    /// <summary>Whether one of the village's households named bears no decision yet. Nulls and what cannot be an id are passed over.</summary>
    public async Task<bool> AnyUndecidedAsync(string village, IEnumerable<string?> households, CancellationToken cancellation)
    {
        var query = "SELECT VALUE c.id FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id) AND (NOT IS_DEFINED(c.state.deactivation) OR IS_NULL(c.state.deactivation))";
        foreach (var ids in Ids(households).Select(HouseholdDocument.IdOf).Chunk(AtATime))
        {
            await foreach (var _ in store.TextsAsync(Partitions.Registry(village), Query(query, ids), cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<List<ProposalRow>> ProposalsAsync(string village, IEnumerable<string?> proposals, CancellationToken cancellation)
    {
        var found = new List<ProposalRow>();
        var query = "SELECT c.id, c.status, c.createdOn, c.state.kind, c.state.deliberationId FROM c WHERE c.type = 'proposal' AND ARRAY_CONTAINS(@ids, c.id)";
        foreach (var ids in Ids(proposals).Select(ProposalDocument.IdOf).Chunk(AtATime))
        {
            var rows = store.AllAsync<ProposalRow>(Partitions.Registry(village), Query(query, ids), cancellation);
            await foreach (var row in rows.ReadOr(bad => unreadables.LeftOut(Partitions.Registry(village), bad), cancellation))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private static Dictionary<string, ProposalStanding> Standings(List<ProposalRow> rows) =>
        rows.ToDictionary(row => row.Proposal, row => new ProposalStanding(row.Kind, row.Status), StringComparer.Ordinal);

    private async Task<IReadOnlySet<string>> HouseholdsAsync(string village, IEnumerable<string?> households, CancellationToken cancellation)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var query = "SELECT VALUE c.id FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id)";
        foreach (var ids in Ids(households).Select(HouseholdDocument.IdOf).Chunk(AtATime))
        {
            await foreach (var id in store.TextsAsync(Partitions.Registry(village), Query(query, ids), cancellation))
            {
                found.Add(id[HouseholdDocument.IdOf(string.Empty).Length..]);
            }
        }

        return found;
    }

    private static IEnumerable<string> Ids(IEnumerable<string?> named) =>
        named.OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal);

    private static DocumentQuery Query(string text, string[] ids) => new DocumentQuery(text).With("@ids", ids);

    private sealed record ProposalRow(string Id, ProposalStatus Status, DateTimeOffset CreatedOn, ProposalKind Kind, string? DeliberationId = null)
    {
        public string Proposal => Id[ProposalDocument.IdOf(string.Empty).Length..];
    }
}
