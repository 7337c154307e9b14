using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Finds the households that decisions name, and which concluded deliberation decided on one (MUS-8): that whose proposal to stop it stands, one that is yet
/// to take effect, or one that was concluded while the deliberation that asks was open.
/// </summary>
public sealed class DecidedHouseholds(DocumentStore store, UnreadableRecords unreadables, PendingDecisions pending)
{
    /// <summary>Those that stand in the village's register, and which deliberation decided on one. Nulls and what cannot be an id are passed over.</summary>
    public async Task<(IReadOnlySet<string> Active, IReadOnlyDictionary<string, string> DecidedBy)> FindAsync(
        DeliberationState deliberation, IEnumerable<string?> households, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var (village, opened) = (deliberation.Village.Value, deliberation.History[0].At);
        var (active, decided) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        foreach (var rows in (await RowsAsync(village, households, cancellation)).Chunk(DecisionSubjects.AtATime))
        {
            active.UnionWith(rows.Select(row => row.Household));
            foreach (var row in rows.Where(row => row.Deactivation is not null))
            {
                decided[row.Household] = row.Deactivation!.DeliberationId;
            }

            foreach (var (household, other) in await pending.HouseholdsAsync(village, rows.ToDictionary(row => row.Household, row => row.Since(opened)), cancellation))
            {
                decided[household] = other;
            }
        }

        return (active, decided);
    }

    /// <summary>Whether one of the village's households named bears no decision that took effect since an instant. Nulls and what cannot be an id are passed over.</summary>
    public async Task<bool> AnyUndecidedAsync(string village, IEnumerable<string?> households, Instant since, CancellationToken cancellation)
    {
        var query = "SELECT VALUE c.id FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id) AND NOT EXISTS(SELECT VALUE h FROM h IN c.state.history WHERE ARRAY_CONTAINS(@codes, h.code) AND h.at >= @since)";
        foreach (var ids in DecisionSubjects.Ids(households).Select(HouseholdDocument.IdOf).Chunk(DecisionSubjects.AtATime))
        {
            var asked = new DocumentQuery(query).With("@ids", ids).With("@codes", HouseholdDeliberations.Codes).With("@since", since);
            await foreach (var _ in store.TextsAsync(Partitions.Registry(village), asked, cancellation))
            {
                return true;
            }
        }

        return false;
    }

    private async Task<List<Row>> RowsAsync(string village, IEnumerable<string?> households, CancellationToken cancellation)
    {
        var (partition, found) = (Partitions.Registry(village), new List<Row>());
        foreach (var ids in DecisionSubjects.Ids(households).Select(HouseholdDocument.IdOf).Chunk(DecisionSubjects.AtATime))
        {
            var query = new DocumentQuery("SELECT c.id, c.state.deactivation, c.state.history FROM c WHERE c.type = 'household' AND ARRAY_CONTAINS(@ids, c.id) AND (NOT IS_DEFINED(c.state.ended) OR IS_NULL(c.state.ended))").With("@ids", ids);
            await foreach (var row in store.AllAsync<Row>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
            {
                found.Add(row);
            }
        }

        return found;
    }

    private sealed record Row(string Id, IReadOnlyList<EventMeta> History, Deactivation? Deactivation = null)
    {
        public string Household => Id[HouseholdDocument.IdOf(string.Empty).Length..];

        // What was concluded after this decided on it.
        public DateTimeOffset Since(Instant opened)
        {
            var settled = HouseholdDeliberations.Last(History) ?? History[0].At;
            return Instant.Min(settled, opened).ToDateTimeOffset();
        }
    }
}
