using Dtks.Domain.Cards;
using Dtks.Functions.CardRounds;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Http;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardReplacement;

/// <summary>Finds cards of a round in a village, what counts them, and the SKRTM filled in: each with one query of its partition.</summary>
public sealed class VillageCards(DocumentStore store, CardRepository cards, UnreadableRecords unreadables)
{
    /// <summary>The only round whose cards are valid in the village; null where there is none, or are several.</summary>
    public async Task<VillageCardsDocument?> OnlyAsync(string village, CancellationToken cancellation) => await ValidAsync(village, cancellation) is [var only] ? only : null;

    /// <summary>What counts the cards of the rounds that are valid in the village; there are few.</summary>
    public async Task<IReadOnlyList<VillageCardsDocument>> ValidAsync(string village, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{VillageCardsDocument.TypeName}'");
        var today = cards.Today(village);
        return [.. (await ReadAsync<VillageCardsDocument>(village, query, cancellation)).Where(r => today <= r.State.ValidUntil).OrderBy(r => r.State.Number)];
    }

    /// <summary>The cards of a round that were returned or handed back, and those that are named. Nulls and what cannot be an id are passed over.</summary>
    public Task<IReadOnlyList<CardDocument>> WaitingOrNamedAsync(string village, string round, IEnumerable<string?> named, CancellationToken cancellation) =>
        OfRoundAsync(village, round, "(c.state.status IN ('returned', 'surrendered') OR ARRAY_CONTAINS(@ids, c.id))", named, cancellation);

    /// <summary>The cards of a round that are named, likewise.</summary>
    public Task<IReadOnlyList<CardDocument>> NamedAsync(string village, string round, IEnumerable<string?> named, CancellationToken cancellation) =>
        OfRoundAsync(village, round, "ARRAY_CONTAINS(@ids, c.id)", named, cancellation);

    /// <summary>The replacements of a deliberation whose SKRTM is filled in.</summary>
    public async Task<IReadOnlySet<string>> FilledAsync(string village, string deliberation, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT VALUE c.id FROM c WHERE c.type = '{SkrtmDocument.TypeName}' AND c.state.deliberation = @deliberation").With("@deliberation", deliberation);
        return await store.TextsAsync(Partitions.Registry(village), query, cancellation).Select(id => id[SkrtmDocument.IdOf(string.Empty).Length..]).ToHashSetAsync(StringComparer.Ordinal, cancellation);
    }

    /// <summary>The SKRTM of a round, by the cards that they replace.</summary>
    public async Task<ILookup<string, SkrtmState>> SkrtmAsync(string village, string round, CancellationToken cancellation)
    {
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.type = '{SkrtmDocument.TypeName}' AND c.state.round = @round").With("@round", round);
        return (await ReadAsync<SkrtmDocument>(village, query, cancellation)).Select(d => d.State).ToLookup(s => s.Card, StringComparer.Ordinal);
    }

    private async Task<IReadOnlyList<CardDocument>> OfRoundAsync(string village, string round, string which, IEnumerable<string?> named, CancellationToken cancellation)
    {
        if (CardIds.RoundOf(round) is not { } number)
        {
            return [];
        }

        var ids = named.OfType<string>().Where(PathId.IsId).Distinct(StringComparer.Ordinal).Select(CardDocument.IdOf).ToArray();
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.id > @first AND c.id < @after AND {which}")
            .With("@first", CardDocument.IdOf(CardIds.StartOf(number))).With("@after", CardDocument.IdOf($"{CardIds.StartOf(number)}g")).With("@ids", ids);
        return [.. (await ReadAsync<CardDocument>(village, query, cancellation)).Where(c => c.State.Round == round)];
    }

    // What cannot be read is told, and counts for nothing until it is repaired.
    private async Task<IReadOnlyList<T>> ReadAsync<T>(string village, DocumentQuery query, CancellationToken cancellation)
        where T : Document
    {
        var partition = Partitions.Registry(village);
        return (await unreadables.ApartAsync(partition, store.AllAsync<T>(partition, query, cancellation), string.Empty, cancellation)).Read;
    }
}
