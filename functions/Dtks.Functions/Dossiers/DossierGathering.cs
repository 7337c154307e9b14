using Dtks.Domain.Deliberations;
using Dtks.Domain.Dossiers;
using Dtks.Domain.Proposals;
using Dtks.Domain.Visits;
using Dtks.Functions.Data;
using Dtks.Functions.Deliberations;
using Dtks.Functions.Proposals;
using Dtks.Functions.Visits;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Dossiers;

/// <summary>
/// Finds what a deliberation admitted that waits, was visited for it, and is in no other dossier (RAT-2), also where it followed its household to another village (REG-8). A
/// proposal or visit that cannot be read stays behind: once it is repaired the next dossier takes it.
/// </summary>
public sealed class DossierGathering(DocumentStore store, DossierRepository dossiers, ProposalRepository elsewhere, RatifiableRows digests, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    /// <summary>What there is to be handed in of a deliberation; of none, nothing.</summary>
    public async Task<DossierGathered> OfAsync(DeliberationDocument? deliberation, DossierRead read, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(read);
        if (deliberation is null || deliberation.Status != DeliberationStatus.Concluded)
        {
            return new DossierGathered(deliberation?.State, [], Waiting: 0, MayReplace: false);
        }

        var (held, mayReplace) = await BeforeAsync(deliberation, read, cancellation);
        var admitted = deliberation.State.Decisions
            .Where(d => d.Kind is DecisionKind.Admit or DecisionKind.Assist && !held.Contains(d.ProposalId!))
            .Select(d => d.ProposalId!)
            .Order(StringComparer.Ordinal)
            .ToList();
        var (rows, waiting) = (new List<DossierRow>(), 0);
        foreach (var chunk in admitted.Chunk(AtATime))
        {
            var proposals = await WaitingAsync(deliberation, chunk, cancellation);
            var visits = proposals.Count == 0 ? [] : await VisitsAsync(deliberation, proposals, cancellation);
            waiting += proposals.Count;
            rows.AddRange(proposals.Where(p => visits.ContainsKey(p.Id)).OrderBy(p => p.Id, StringComparer.Ordinal).Select(p => RowOf(p, visits[p.Id])));
        }

        return new DossierGathered(deliberation.State, rows, waiting, mayReplace);
    }

    // What was handed in before over the same.
    private async Task<(HashSet<string> Held, bool MayReplace)> BeforeAsync(DeliberationDocument deliberation, DossierRead read, CancellationToken cancellation)
    {
        var (held, before) = (new HashSet<string>(StringComparer.Ordinal), await dossiers.OfAsync(deliberation, cancellation));
        foreach (var dossier in before.Where(d => d.HoldsItsRows()))
        {
            held.UnionWith((await dossiers.RowsAsync(deliberation.Village, dossier.Id, cancellation)).Select(row => row.Proposal));
        }

        var mayReplace = before.Any(d => d.Id == read.Replaces && d.State?.Status == DossierStatus.Returned) && before.All(d => d.State?.Replaces != read.Replaces);
        return (held, mayReplace);
    }

    // What waits for its numbers goes on once they are its own (REG-5).
    private async Task<List<ProposalState>> WaitingAsync(DeliberationDocument deliberation, IReadOnlyCollection<string> proposals, CancellationToken cancellation)
    {
        var found = new List<ProposalState>();
        await foreach (var document in NamedAsync<ProposalDocument>(deliberation.Village, "*", proposals.Select(ProposalDocument.IdOf), cancellation))
        {
            var now = document.Status == ProposalStatus.HandedOver ? await ElsewhereAsync(document, cancellation) : document.State;
            if (now is { Status: ProposalStatus.Eligible, AwaitsNumbers: false } && now.DeliberationId == deliberation.State.Id)
            {
                found.Add(now);
            }
        }

        return found;
    }

    // Few went with their family.
    private async Task<ProposalState?> ElsewhereAsync(ProposalDocument left, CancellationToken cancellation)
    {
        try
        {
            return (await elsewhere.FindWhereItIsAsync(left.Village, left.State.Id, cancellation))?.State;
        }
        catch (Exception e) when (UnreadableRecords.Is(e))
        {
            return null;
        }
    }

    // By proposal, those who recorded its visit: where it was admitted, and where its family lived since.
    private async Task<Dictionary<string, List<string>>> VisitsAsync(DeliberationDocument deliberation, IReadOnlyList<ProposalState> proposals, CancellationToken cancellation)
    {
        var found = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        var where = proposals
            .SelectMany(p => (p.CameBy ?? []).Append(p.Village).Select(v => v.Value).Append(deliberation.Village).Distinct().Select(village => (village, VisitDocument.IdOf(p.Id))))
            .ToLookup(v => v.village, v => v.Item2);
        const string Members = "c.id, c.state.proposal, c.state.deliberation, c.state.history";
        foreach (var village in where)
        {
            await foreach (var visit in NamedAsync<VisitMark>(village.Key, Members, village, cancellation))
            {
                if (visit.Deliberation == deliberation.State.Id)
                {
                    found[visit.Proposal] = [.. found.GetValueOrDefault(visit.Proposal, []), .. visit.History.Select(h => h.Meta.Subject)];
                }
            }
        }

        return found;
    }

    private IAsyncEnumerable<T> NamedAsync<T>(string village, string members, IEnumerable<string> ids, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        return store.AllAsync<T>(partition, DocumentQuery.OfIds(members, ids), cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation);
    }

    private DossierRow RowOf(ProposalState proposal, IReadOnlyList<string> visitedBy)
    {
        string?[] took = [.. proposal.SaidBy(), proposal.DecidedBy, .. visitedBy];
        return new DossierRow(proposal.Id, digests.DigestOf(proposal), [.. took.OfType<string>().Distinct(StringComparer.Ordinal)]);
    }

    /// <summary>As much of a visit as tells for which admission it is and who recorded it.</summary>
    private sealed record VisitMark(string Id, string Proposal, string Deliberation, IReadOnlyList<VisitStep> History);
}
