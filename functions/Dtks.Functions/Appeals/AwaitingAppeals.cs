using Dtks.Domain.Appeals;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;
using NodaTime;

namespace Dtks.Functions.Appeals;

/// <summary>Finds the appeals that were granted and wait for a deliberation of their village (GOV-3, MUS-2).</summary>
public sealed class AwaitingAppeals(DocumentStore store, UnreadableRecords unreadables)
{
    /// <summary>Which they are, of the documents <c>c</c>.</summary>
    internal const string Condition =
        "c.type = 'appeal' AND c.status = 'granted' AND c.state.result = 'forDeliberation' AND (NOT IS_DEFINED(c.state.closing) OR IS_NULL(c.state.closing))"
        + " AND (NOT IS_DEFINED(c.state.wentTo) OR IS_NULL(c.state.wentTo))";

    /// <summary>Those about households.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred.</param>
    /// <param name="cancellation">Stops it.</param>
    public IAsyncEnumerable<Listed<AppealDocument>> AboutAsync(string village, IReadOnlyCollection<string> households, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE {Condition} AND ARRAY_CONTAINS(@ids, c.state.about.id)").With("@ids", households.ToArray());
        return store.AllAsync<AppealDocument>(Partitions.Registry(village), query, cancellation);
    }

    /// <summary>Those about a household whose end left nothing to decide.</summary>
    public IAsyncEnumerable<Listed<AppealDocument>> LeftAsync(string village, string household, CancellationToken cancellation)
    {
        const string Left = "SELECT * FROM c WHERE c.type = 'appeal' AND c.status = 'granted' AND (c.state.closing.outcome = 'householdGone' OR c.state.result = 'nobodyThere') AND c.state.about.id = @id"
            + " AND (NOT IS_DEFINED(c.state.wentTo) OR IS_NULL(c.state.wentTo))";
        return store.AllAsync<AppealDocument>(Partitions.Registry(village), new DocumentQuery(Left).With("@id", household), cancellation);
    }

    /// <summary>The households about which one waits for a deliberation held on a day, with when the latest such was granted.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred.</param>
    /// <param name="heldOn">The day.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<IReadOnlyDictionary<string, Instant>> GrantedAsync(string village, IReadOnlyCollection<string> households, LocalDate heldOn, CancellationToken cancellation)
    {
        var (partition, granted) = (Partitions.Registry(village), new Dictionary<string, Instant>(StringComparer.Ordinal));
        await foreach (var found in AboutAsync(village, households, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            if (AppealClosingRules.IsFor(found.State, heldOn))
            {
                var (household, at) = (found.State.About.Id, found.State.GrantedAt());
                granted[household] = granted.TryGetValue(household, out var other) ? Instant.Max(other, at) : at;
            }
        }

        return granted;
    }
}
