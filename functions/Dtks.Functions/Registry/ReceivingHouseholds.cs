using Dtks.Domain.Areas;
using Dtks.Functions.Areas;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;

namespace Dtks.Functions.Registry;

/// <summary>
/// Reads the households of a village that receive something, for a month's opening: one query for what their lines are made from, and nothing else of
/// them. It has no order of its own: one would have the store look at all of them again for every page.
/// </summary>
public sealed class ReceivingHouseholds(DocumentStore store, BriefRetry brief)
{
    // About 1 KB each.
    private const int OnPage = 1000;

    // Of those, about 4 KB each.
    private const int WholeOnPage = 250;

    private const string Selected =
        "SELECT c.id, c.type, c.village, {\"id\": c.state.id, \"entitlements\": c.state.entitlements, \"deactivation\": c.state.deactivation, \"findings\": c.state.findings, \"welfare\": c.state.welfare, \"enrolledAt\": c.state.history[0].at, "
        + "\"members\": ARRAY(SELECT m.id, {\"name\": m.person.name, \"birthDate\": m.person.birthDate} AS person FROM m IN c.state.members)} AS state FROM c WHERE ";

    private volatile bool _seeded;

    /// <summary>The households of a village that receive something, by document id; and whether another document of the village is there.</summary>
    /// <param name="village">The village.</param>
    /// <param name="other">The other document's id.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyList<Listed<ReceivingHousehold>> Households, bool HasOther)> OfAsync(string village, string other, CancellationToken cancellation)
    {
        var receive = await IsSeededAsync(cancellation) ? $"(c.type = '{HouseholdDocument.TypeName}' AND c.receives = true)" : $"c.type = '{HouseholdDocument.TypeName}'";
        var query = new DocumentQuery($"{Selected}{receive} OR c.id = @other").With("@other", other);
        var (found, hasOther) = (new List<(string Id, Listed<ReceivingHousehold> Household)>(), false);
        await foreach (var listed in store.AllAsync<ReceivingHousehold>(Partitions.Registry(village), query, brief, cancellation, OnPage))
        {
            var id = listed.TryRead(out var read, out var unreadable) ? read.Id : unreadable.Id;
            if (id == other)
            {
                hasOther = true;
            }
            else
            {
                found.Add((id, listed));
            }
        }

        return ([.. found.OrderBy(f => f.Id, StringComparer.Ordinal).Select(f => f.Household)], hasOther);
    }

    /// <summary>The households of a village that receive something, whole and in no order of their own: one query.</summary>
    public async IAsyncEnumerable<Listed<HouseholdDocument>> WholeAsync(string village, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        var receive = await IsSeededAsync(cancellation) ? " AND c.receives = true" : string.Empty;
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{HouseholdDocument.TypeName}'{receive}");
        await foreach (var listed in store.AllAsync<HouseholdDocument>(Partitions.Registry(village), query, brief, cancellation, WholeOnPage))
        {
            yield return listed;
        }
    }

    // Those of before it was marked are found as such until all are marked.
    private async ValueTask<bool> IsSeededAsync(CancellationToken cancellation) =>
        _seeded || (_seeded = await store.ReadAsync<ReceivesSeedDocument>(Partitions.Ratifications(AreaDirectory.Nation), ReceivesSeedDocument.TheId, cancellation) is { SeededOn: not null });
}
