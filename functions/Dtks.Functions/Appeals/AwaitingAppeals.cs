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

    /// <summary>Whether one against the end of what a household received waits for a deliberation held on a day. One that cannot be read is told, and passed over.</summary>
    public async Task<bool> AgainstAnEndAsync(string village, string household, LocalDate heldOn, CancellationToken cancellation)
    {
        var partition = Partitions.Registry(village);
        return await AboutAsync(village, [household], cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation)
            .AnyAsync(found => found.State.Kind == AppealKind.Removed && AppealClosingRules.IsFor(found.State, heldOn), cancellation);
    }

    /// <summary>The households about which one waits for a deliberation held on a day, with when the latest such was granted; and those about which one waits for a later day only, with the first such.</summary>
    /// <param name="village">The village.</param>
    /// <param name="households">At most a hundred.</param>
    /// <param name="heldOn">The day.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyDictionary<string, Instant> Granted, IReadOnlyDictionary<string, LocalDate> Later)> GrantedAsync(
        string village, IReadOnlyCollection<string> households, LocalDate heldOn, CancellationToken cancellation)
    {
        var (partition, granted, later) = (Partitions.Registry(village), new Dictionary<string, Instant>(StringComparer.Ordinal), new Dictionary<string, LocalDate>(StringComparer.Ordinal));
        await foreach (var found in AboutAsync(village, households, cancellation).ReadOr(bad => unreadables.LeftOut(partition, bad), cancellation))
        {
            var (household, at) = (found.State.About.Id, found.State.GrantedAt());
            if (AppealClosingRules.IsFor(found.State, heldOn))
            {
                granted[household] = granted.TryGetValue(household, out var other) ? Instant.Max(other, at) : at;
            }
            else
            {
                var day = found.State.GrantedOn();
                later[household] = later.TryGetValue(household, out var first) ? LocalDate.Min(first, day) : day;
            }
        }

        return (granted, later);
    }
}
