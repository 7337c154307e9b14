using Dtks.Domain.Deliberations;
using Dtks.Domain.People;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Problems;
using Dtks.Platform.Records;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>Looks up what a list of decisions is about: proposals and households of the village, a hundred to a query.</summary>
public sealed class DecisionSubjects(DocumentStore store, UnreadableRecords unreadables, PendingDecisions pending, DecidedHouseholds households)
{
    /// <summary>How many are asked for at once.</summary>
    internal const int AtATime = 100;

    /// <summary>Kind and status of those of the proposals named that the village has. Nulls and what cannot be an id are passed over.</summary>
    public async Task<IReadOnlyDictionary<string, ProposalStanding>> ProposalsAsync(string village, IEnumerable<string?> proposals, CancellationToken cancellation) =>
        Standings(await RowsAsync(village, proposals, cancellation));

    /// <summary>
    /// What the village has of the proposals and households named, with the concluded deliberation that decided them, whether that has taken effect yet or
    /// not (MUS-8). Nulls and what cannot be an id are passed over.
    /// </summary>
    /// <param name="deliberation">The deliberation that is to decide them.</param>
    /// <param name="proposals">Proposals.</param>
    /// <param name="named">Households.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<SubjectStandings> FindDecidedAsync(
        DeliberationState deliberation, IEnumerable<string?> proposals, IEnumerable<string?> named, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var village = deliberation.Village.Value;
        var rows = await RowsAsync(village, proposals, cancellation);
        var waiting = rows.Where(row => row.Status == ProposalStatus.Deliberating).Select(row => (row.Proposal, row.CreatedOn));
        var decided = new Dictionary<string, string>(await pending.ConcludedAsync(village, waiting, cancellation), StringComparer.Ordinal);
        foreach (var row in rows.Where(row => row.Status != ProposalStatus.Deliberating && row.DeliberationId is not null))
        {
            decided[row.Proposal] = row.DeliberationId!;
        }

        var found = await households.FindAsync(deliberation, named, cancellation);
        return new SubjectStandings(Standings(rows), found.Active) { DecidedBy = decided, HouseholdsDecidedBy = found.DecidedBy, Appealed = found.Appealed, AppealedLater = found.Later };
    }

    /// <summary>What is told of a proposal whose numbers are not confirmed (PRO-3, REG-5).</summary>
    internal static ProblemError Unconfirmed(string pointer) => new(pointer, "resolution.unconfirmed", "PRO-3");

    /// <summary>What is told of a proposal for whose family card others wait too (REG-5): by their ids.</summary>
    internal static ProblemError LikelySame(string pointer, IEnumerable<string> others) => new(pointer, "resolution.likelySame", "REG-5", new Dictionary<string, string> { ["proposals"] = string.Join(", ", others) });

    /// <summary>The ids among those named, each once.</summary>
    internal static IEnumerable<string> Ids(IEnumerable<string?> named) => named.OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal);

    private async Task<List<ProposalRow>> RowsAsync(string village, IEnumerable<string?> proposals, CancellationToken cancellation)
    {
        var (partition, found) = (Partitions.Registry(village), new List<ProposalRow>());
        foreach (var ids in Ids(proposals).Select(ProposalDocument.IdOf).Chunk(AtATime))
        {
            var query = new DocumentQuery("SELECT c.id, c.status, c.createdOn, c.state.kind, c.state.programmes, c.state.deliberationId, c.state.history, c.summary.unconfirmed, c.unconfirmedCard FROM c WHERE c.type = 'proposal' AND ARRAY_CONTAINS(@ids, c.id)").With("@ids", ids);
            await foreach (var row in store.AllAsync<ProposalRow>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private static Dictionary<string, ProposalStanding> Standings(List<ProposalRow> rows) =>
        rows.ToDictionary(row => row.Proposal, row => new ProposalStanding(row.Kind, row.Status, row.MadeAt) { Programmes = row.Programmes ?? [], Unconfirmed = row.Unconfirmed == true, Card = row.UnconfirmedCard }, StringComparer.Ordinal);

    private sealed record ProposalRow(string Id, ProposalStatus Status, DateTimeOffset CreatedOn, ProposalKind Kind, IReadOnlyList<MadeStep> History, string? DeliberationId = null, IReadOnlyList<Programme>? Programmes = null, bool? Unconfirmed = null, string? UnconfirmedCard = null)
    {
        // Corrected, or taken up again, it is another than what was deliberated before.
        public Instant? MadeAt => History.LastOrDefault(h => h.Status == ProposalStatus.Submitted)?.Meta.At;

        public string Proposal => Id[ProposalDocument.IdOf(string.Empty).Length..];
    }

    // Of each step no more than is asked: what was noted is bound to where it stands in the document.
    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record MadeStep(ProposalStatus Status, Moment Meta);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Moment(Instant At);
}
