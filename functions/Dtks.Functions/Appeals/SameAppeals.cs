using Dtks.Domain.Appeals;
using Dtks.Domain.Areas;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Functions.Registry;
using Dtks.Functions.Removals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.Appeals;

/// <summary>Finds who decided other appeals about the same: whoever did had a hand in it (GOV-3), wherever that stood then (REG-8).</summary>
public sealed class SameAppeals(DocumentStore store, ProposalRepository proposals, RemovalRepository removals, HouseholdPlaces places, UnreadableRecords unreadables)
{
    /// <summary>They. One that cannot be read is told, and passed over.</summary>
    public async Task<IReadOnlyCollection<string>> DecidersAsync(AppealState appeal, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(appeal);
        var (villages, ids) = await WhereAsync(appeal, cancellation);
        var deciders = new HashSet<string>(StringComparer.Ordinal);
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{AppealDocument.TypeName}' AND c.status != 'open' AND ARRAY_CONTAINS(@ids, c.state.about.id)").With("@ids", ids);
        foreach (var partition in villages.Append(appeal.Village).Select(v => v.Value).Distinct().Select(Partitions.Registry))
        {
            await foreach (var found in store.AllAsync<AppealDocument>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                var isSame = found.State.Id != appeal.Id && found.State.Kind == appeal.Kind && (found.State.About.Record, found.State.About.Change) == (appeal.About.Record, appeal.About.Change);
                deciders.UnionWith(isSame ? found.State.History.Where(h => h.Code is AppealEventCodes.Granted or AppealEventCodes.Denied).Select(h => h.Subject) : []);
            }
        }

        return deciders;
    }

    private async Task<(IEnumerable<AreaCode> Villages, string[] Ids)> WhereAsync(AppealState appeal, CancellationToken cancellation)
    {
        var (village, id) = (appeal.Village, appeal.About.Id);
        switch (appeal.About.Record)
        {
            case AppealRecord.Proposal or AppealRecord.Withheld:
                var proposal = (await proposals.FindWhereItIsAsync(village.Value, id, cancellation))?.State;
                return (proposal is null ? [] : [.. proposal.CameBy ?? [], proposal.Village], [id]);
            case AppealRecord.Removal:
                var one = await removals.OneAsync(village, id, cancellation);
                return (one.Select(r => r.Village), [id, .. one.Select(r => r.Id)]);
            default:
                return ((await places.OfAsync(village, id, cancellation)).Places.Select(p => p.Village), [id]);
        }
    }
}
