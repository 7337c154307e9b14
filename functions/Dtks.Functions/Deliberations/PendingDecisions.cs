using Dtks.Domain.Kernel;
using Dtks.Domain.Proposals;
using Dtks.Functions.Data;
using Dtks.Functions.Proposals;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using Newtonsoft.Json;
using NodaTime;

namespace Dtks.Functions.Deliberations;

/// <summary>
/// Finds the deliberations whose decisions name a proposal or household: those that are open, and those that are concluded while that does not show it yet
/// (MUS-8). It asks the deliberations themselves, so that nothing need be kept beside them, and reads of each no more than what it names.
/// </summary>
public sealed class PendingDecisions(DocumentStore store, UnreadableRecords unreadables)
{
    private const int AtATime = 100;

    private const string Naming =
        "SELECT c.id, c.status, c.concludedOn, r.proposalId AS subject FROM c JOIN r IN c.state.resolutions WHERE c.type = 'deliberation' AND c.status = @status AND ARRAY_CONTAINS(@ids, r.proposalId)";

    private const string NamingHouseholds =
        "SELECT c.id, c.status, c.concludedOn, r.householdId AS subject FROM c JOIN r IN c.state.resolutions WHERE c.type = 'deliberation' AND c.status = @status AND ARRAY_CONTAINS(@ids, r.householdId)";

    /// <summary>The concluded deliberation that decided a proposal which still waits for a deliberation, by the proposal's id.</summary>
    /// <param name="village">The village.</param>
    /// <param name="proposals">Proposals that wait for a deliberation, each with when it was submitted.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, string>> ConcludedAsync(
        string village, IEnumerable<(string Id, DateTimeOffset SubmittedOn)> proposals, CancellationToken cancellation)
    {
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var chunk in proposals.Chunk(AtATime))
        {
            // No deliberation decided a proposal before it was submitted: those of former years are not looked at.
            var query = new DocumentQuery(Naming + " AND c.concludedOn >= @since")
                .With("@status", "concluded")
                .With("@ids", chunk.Select(p => p.Id).ToArray())
                .With("@since", chunk.Min(p => p.SubmittedOn));
            var named = await NamedAsync(village, query, cancellation);
            foreach (var row in named.Count == 0 ? [] : await OfThisRoundAsync(village, named, cancellation))
            {
                found[row.Subject] = row.Deliberation;
            }
        }

        return found;
    }

    /// <summary>The open deliberations whose decisions name a proposal, by the proposal's id.</summary>
    /// <param name="village">The village.</param>
    /// <param name="proposals">At most a hundred.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ILookup<string, string>> OpenAsync(string village, IReadOnlyCollection<string> proposals, CancellationToken cancellation)
    {
        var query = new DocumentQuery(Naming).With("@status", "open").With("@ids", proposals.ToArray());
        return (await NamedAsync(village, query, cancellation)).ToLookup(row => row.Subject, row => row.Deliberation, StringComparer.Ordinal);
    }

    /// <summary>The open deliberations whose decisions name a household, by the household's id.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<ILookup<string, string>> OpenOnHouseholdsAsync(string village, IReadOnlyCollection<string> households, CancellationToken cancellation)
    {
        var query = new DocumentQuery(NamingHouseholds).With("@status", "open").With("@ids", households.ToArray());
        return (await NamedAsync(village, query, cancellation)).ToLookup(row => row.Subject, row => row.Deliberation, StringComparer.Ordinal);
    }

    /// <summary>The concluded deliberation that decided on a household, by the household's id: the last where there are several.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred, each with since when a conclusion counts.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, string>> HouseholdsAsync(string village, IReadOnlyDictionary<string, DateTimeOffset> households, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(households);
        var found = new Dictionary<string, string>(StringComparer.Ordinal);
        if (households.Count == 0)
        {
            return found;
        }

        var query = new DocumentQuery(NamingHouseholds + " AND c.concludedOn > @since")
            .With("@status", "concluded")
            .With("@ids", households.Keys.ToArray())
            .With("@since", households.Values.Min());
        foreach (var row in (await NamedAsync(village, query, cancellation)).Where(row => row.ConcludedOn > households[row.Subject]).OrderBy(row => row.ConcludedOn))
        {
            found[row.Subject] = row.Deliberation;
        }

        return found;
    }

    private async Task<List<NamingRow>> NamedAsync(string village, DocumentQuery query, CancellationToken cancellation)
    {
        var (partition, rows) = (Partitions.Registry(village), new List<NamingRow>());
        await foreach (var row in store.AllAsync<NamingRow>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            rows.Add(row);
        }

        return rows;
    }

    // A proposal that came back and was corrected waits for a deliberation anew: what was concluded before that decided it another time.
    private async Task<IEnumerable<NamingRow>> OfThisRoundAsync(string village, List<NamingRow> rows, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        var query = new DocumentQuery("SELECT c.id, c.state.history FROM c WHERE c.type = 'proposal' AND ARRAY_CONTAINS(@ids, c.id)")
            .With("@ids", rows.Select(row => ProposalDocument.IdOf(row.Subject)).Distinct(StringComparer.Ordinal).ToArray());
        var since = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await foreach (var row in store.AllAsync<HistoryRow>(partition, query, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            since[row.Proposal] = row.History.LastOrDefault(h => h.Status == ProposalStatus.Deliberating)?.Meta.At.ToDateTimeOffset() ?? DateTimeOffset.MinValue;
        }

        // Where it cannot be told since when it waits, the conclusion counts.
        return rows.Where(row => row.ConcludedOn >= since.GetValueOrDefault(row.Subject));
    }

    private sealed record NamingRow(string Id, string Status, string Subject, DateTimeOffset? ConcludedOn = null)
    {
        public string Deliberation => Id[DeliberationDocument.IdOf(string.Empty).Length..];
    }

    // Of each step no more than is asked: what was noted is bound to where it stands in the document.
    private sealed record HistoryRow(string Id, IReadOnlyList<Step> History)
    {
        public string Proposal => Id[ProposalDocument.IdOf(string.Empty).Length..];
    }

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Step(ProposalStatus Status, Moment Meta);

    [JsonObject(MissingMemberHandling = MissingMemberHandling.Ignore)]
    private sealed record Moment(Instant At);
}
