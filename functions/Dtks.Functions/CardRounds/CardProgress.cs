using Dtks.Functions.Data;
using Dtks.Functions.Verification;
using Dtks.Platform.Changes;
using Dtks.Platform.Documents;
using Dtks.Platform.Json;
using Dtks.Platform.Records;
using Newtonsoft.Json.Linq;

namespace Dtks.Functions.CardRounds;

/// <summary>
/// Counts a round's villages by their groups, each in one write with what its regency gains. Twice is once: a village's earlier version, or the same again, changes nothing.
/// </summary>
public sealed class CardProgress(DocumentStore store, VillageGroups groups, UnreadableRecords unreadables, OptimisticRetry retry) : IProjection
{
    /// <summary>The projection's name.</summary>
    public const string ProjectionName = "village-cards";

    // What one operation of the service takes.
    private const int NumbersInOne = 10;

    /// <inheritdoc />
    public string Name => ProjectionName;

    /// <inheritdoc />
    public Task ApplyAsync(JObject input, CancellationToken cancellation)
    {
        var counted = JsonText.Read<CountedVillage>(input.ToString());
        return CountAsync(counted.Round, new Dictionary<string, CardTally>(StringComparer.Ordinal) { [counted.Village] = counted.Tally }, cancellation);
    }

    /// <summary>What follows where a village's counts changed.</summary>
    public static OutboxEntry Entry(VillageCardsDocument village)
    {
        ArgumentNullException.ThrowIfNull(village);
        return OutboxEntry.Projection(ProjectionName, new CountedVillage(village.State.Round, village.Village, village.Tally()));
    }

    /// <summary>Counts villages.</summary>
    public async Task CountAsync(string round, IReadOnlyDictionary<string, CardTally> villages, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(villages);
        foreach (var group in villages.GroupBy(v => groups.NameOf(v.Key), StringComparer.Ordinal))
        {
            await retry.RetryAsync(() => CountOnceAsync(round, group.Key, [.. group], cancellation), cancellation);
        }
    }

    /// <summary>Makes a regency's document, or raises its number of villages.</summary>
    public Task ExpectAsync(string round, string regency, int villages, CancellationToken cancellation) =>
        retry.RetryAsync(
            async () =>
            {
                var partition = Partitions.Cycles(round);
                var known = await OfRegencyAsync(round, regency, cancellation) ?? new CardRegencyDocument { Id = CardRegencyDocument.IdOf(regency), Period = round, Regency = regency, Villages = -1 };
                if (known.Villages < villages)
                {
                    await store.CommitAsync(new DocumentBatch(partition).Save(known with { Villages = villages }), cancellation);
                }
            },
            cancellation);

    /// <summary>A regency's document; null where the round has not come to it.</summary>
    public Task<CardRegencyDocument?> OfRegencyAsync(string round, string regency, CancellationToken cancellation) =>
        store.ReadAsync<CardRegencyDocument>(Partitions.Cycles(round), CardRegencyDocument.IdOf(regency), cancellation);

    /// <summary>Those of all regencies whose codes begin so, and the codes of those that cannot be read.</summary>
    public Task<(IReadOnlyList<CardRegencyDocument> Read, IReadOnlyList<string> Unreadable)> RegenciesAsync(string round, string under, CancellationToken cancellation) =>
        AllAsync<CardRegencyDocument>(round, new DocumentQuery($"SELECT * FROM c WHERE c.type = '{CardRegencyDocument.TypeName}' AND STARTSWITH(c.regency, @under)").With("@under", under), CardRegencyDocument.IdOf(string.Empty), cancellation);

    /// <summary>What is counted of each village of a regency, by code: at most a document for thirty-two of them is read.</summary>
    public async Task<IReadOnlyDictionary<string, CardTally>> VillagesAsync(string round, string regency, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{CardGroupDocument.TypeName}' AND c.regency = @regency").With("@regency", regency);
        var (read, _) = await AllAsync<CardGroupDocument>(round, query, CardGroupDocument.IdOf(string.Empty), cancellation);
        return read.SelectMany(group => group.Villages).ToDictionary(v => v.Key, v => v.Value, StringComparer.Ordinal);
    }

    // The group's document guards against counting twice; what the regency gains is added in the same batch.
    private async Task CountOnceAsync(string round, string group, IReadOnlyList<KeyValuePair<string, CardTally>> villages, CancellationToken cancellation)
    {
        var (partition, id, regency) = (Partitions.Cycles(round), CardGroupDocument.IdOf(group), villages[0].Key[..4]);
        var before = await store.ReadAsync<CardGroupDocument>(partition, id, cancellation)
            ?? new CardGroupDocument { Id = id, Period = round, Regency = regency, Villages = new Dictionary<string, CardTally>(StringComparer.Ordinal) };
        var newer = villages.Where(v => !before.Villages.TryGetValue(v.Key, out var known) || known.Version < v.Value.Version).ToDictionary(StringComparer.Ordinal);
        if (newer.Count == 0)
        {
            return;
        }

        var counted = Sum(before.Villages.Where(v => newer.ContainsKey(v.Key)).Select(v => v.Value));
        var gained = Sum(newer.Values).Since(counted, "/sums");
        var after = before with { Villages = before.Villages.Where(v => !newer.ContainsKey(v.Key)).Concat(newer).OrderBy(v => v.Key, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal) };
        var change = new DocumentBatch(partition).Save(after);
        foreach (var numbers in gained.Chunk(NumbersInOne))
        {
            change.Increment(CardRegencyDocument.IdOf(regency), numbers.ToDictionary(StringComparer.Ordinal));
        }

        await store.CommitAsync(change, cancellation);
    }

    private static CardSums Sum(IEnumerable<CardTally> tallies) => tallies.Aggregate(CardSums.None, (sum, tally) => sum.Plus(CardSums.Of(tally)));

    private Task<(IReadOnlyList<T> Read, IReadOnlyList<string> Unreadable)> AllAsync<T>(string round, DocumentQuery query, string idStart, CancellationToken cancellation) =>
        unreadables.ApartAsync(Partitions.Cycles(round), store.AllAsync<T>(Partitions.Cycles(round), query, cancellation), idStart, cancellation);

    private sealed record CountedVillage(string Round, string Village, CardTally Tally);
}
