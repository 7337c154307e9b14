using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;

namespace Dtks.Functions.Proposals;

/// <summary>Names the heads of the families that proposals are about, a hundred to a query: what lists of decisions and dossiers are read by.</summary>
public sealed class FamilyHeads(DocumentStore store, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    /// <summary>The head's name by proposal; one that cannot be read, is in the village no more, or was stored before summaries were, is not among them. Nulls and what cannot be an id are passed over.</summary>
    /// <param name="village">The village.</param>
    /// <param name="proposals">The proposals.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, string>> OfAsync(string village, IEnumerable<string?> proposals, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(proposals);
        var (partition, found) = (Partitions.Registry(village), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var ids in proposals.OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(ProposalDocument.IdOf).Chunk(AtATime))
        {
            var query = DocumentQuery.OfIds(ListedProposal.Members, ids);
            await foreach (var row in store.AllAsync<ListedProposal>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                if (row.Summary is { } summary)
                {
                    found[row.Proposal] = summary.Head;
                }
            }
        }

        return found;
    }
}
