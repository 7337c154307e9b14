using Dtks.Domain.Deliberations;
using Dtks.Domain.Households;
using Dtks.Domain.Kernel;
using Dtks.Functions.Appeals;
using Dtks.Functions.Data;
using Dtks.Functions.Registry;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Finds the households that decisions name, and which concluded deliberation decided on one (MUS-8): that whose proposal to stop it stands, one that is yet
/// to take effect, or one that was concluded while the deliberation that asks was open. About which an appeal was granted since, that is decided anew (GOV-3).
/// </summary>
public sealed class DecidedHouseholds(DocumentStore store, UnreadableRecords unreadables, PendingDecisions pending, AwaitingAppeals appeals)
{
    /// <summary>
    /// Those that stand in the village's register, which deliberation decided on one, and those about which an appeal waits for the deliberation that asks.
    /// Nulls and what cannot be an id are passed over.
    /// </summary>
    public async Task<(IReadOnlySet<string> Active, IReadOnlyDictionary<string, string> DecidedBy, IReadOnlySet<string> Appealed, IReadOnlyDictionary<string, LocalDate> Later)> FindAsync(
        DeliberationState deliberation, IEnumerable<string?> households, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(deliberation);
        var (village, opened) = (deliberation.Village.Value, deliberation.History[0].At);
        var (active, appealed, decided) = (new HashSet<string>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var later = new Dictionary<string, LocalDate>(StringComparer.Ordinal);
        foreach (var rows in (await RowsAsync(village, households, cancellation)).Chunk(DecisionSubjects.AtATime))
        {
            var (granted, after) = await appeals.GrantedAsync(village, [.. rows.Select(row => row.Household)], deliberation.HeldOn, cancellation);
            active.UnionWith(rows.Select(row => row.Household));
            appealed.UnionWith(granted.Keys);
            foreach (var (household, day) in after)
            {
                later[household] = day;
            }

            foreach (var row in rows.Where(row => row.Deactivation is not null && !granted.ContainsKey(row.Household)))
            {
                decided[row.Household] = row.Deactivation!.DeliberationId;
            }

            var since = rows.ToDictionary(row => row.Household, row => row.Since(granted.TryGetValue(row.Household, out var at) ? Instant.Max(at, opened) : opened));
            foreach (var (household, other) in await pending.HouseholdsAsync(village, since, cancellation))
            {
                decided[household] = other;
            }
        }

        return (active, decided, appealed, later);
    }

    /// <summary>The concluded deliberation whose decision on a household is yet to take effect, by the household's id.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, string>> OutstandingAsync(string village, IReadOnlyCollection<string> households, CancellationToken cancellation) =>
        await pending.HouseholdsAsync(village, (await RowsAsync(village, households, cancellation)).ToDictionary(row => row.Household, row => row.Since(Instant.MaxValue)), cancellation);

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

        // What was concluded after this decided on it: it is yet to take effect, or came after an instant that counts.
        public DateTimeOffset Since(Instant counts) => Instant.Min(HouseholdDeliberations.Last(History) ?? History[0].At, counts).ToDateTimeOffset();
    }
}
