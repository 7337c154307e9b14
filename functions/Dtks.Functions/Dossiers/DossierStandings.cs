using Dtks.Domain.Dossiers;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Dossiers;

/// <summary>Where the proposals of a dossier stand now, a hundred to a query.</summary>
public sealed class DossierStandings(DocumentStore store, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    /// <summary>Where each stands, by proposal; one that cannot be read is told, and is not among them.</summary>
    public async Task<IReadOnlyDictionary<string, DossierStanding>> OfAsync(string village, IEnumerable<DossierRow> rows, CancellationToken cancellation)
    {
        var (partition, found) = (Partitions.Registry(village), new Dictionary<string, DossierStanding>(StringComparer.Ordinal));
        foreach (var chunk in rows.Select(row => ProposalDocument.IdOf(row.Proposal)).Chunk(AtATime))
        {
            var query = DocumentQuery.OfIds("c.id, c.status, c.state.deliberationId, c.state.dossierId", chunk);
            await foreach (var standing in store.AllAsync<DossierStanding>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                found[standing.Id[ProposalDocument.IdOf(string.Empty).Length..]] = standing;
            }
        }

        return found;
    }
}

/// <summary>Where a proposal of a dossier stands.</summary>
/// <param name="Id">Its document's id.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="DeliberationId">The deliberation that admitted it last; null for none.</param>
/// <param name="DossierId">The dossier it was endorsed in; null for none.</param>
public sealed record DossierStanding(string Id, ProposalStatus Status, string? DeliberationId = null, string? DossierId = null);
