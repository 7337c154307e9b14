using System.Globalization;
using Dtks.Domain.Cards;
using Dtks.Functions.Data;
using Dtks.Platform.Documents;
using Dtks.Platform.Records;

namespace Dtks.Functions.CardRounds;

/// <summary>Finds a village's cards by their numbers.</summary>
public sealed class NumberedCards(DocumentStore store, UnreadableRecords unreadables)
{
    /// <summary>Of names of cards those that are numbers, as they stand on them, with the id of the card that each is of. What is no number, or of no card of the village, is left out.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamedAsync(string village, IEnumerable<string?> names, CancellationToken cancellation)
    {
        var numbers = new Dictionary<string, CardNumber>(StringComparer.Ordinal);
        foreach (var name in names.OfType<string>())
        {
            if (CardNumber.TryRead(name, out var number) && number.Village.Value == village)
            {
                numbers[name] = number;
            }
        }

        var ids = new Dictionary<CardNumber, string>();
        foreach (var ofRound in numbers.Values.GroupBy(number => number.Round))
        {
            foreach (var part in ofRound.Distinct().Chunk(DocumentStore.MaxOperations))
            {
                foreach (var (number, id) in (await FindAsync(village, ofRound.Key, part, cancellation)).Ids)
                {
                    ids[number] = id;
                }
            }
        }

        return numbers.Where(named => ids.ContainsKey(named.Value)).ToDictionary(named => named.Key, named => ids[named.Value], StringComparer.Ordinal);
    }

    /// <summary>The ids of a round's cards with these numbers, and whether any of those cards cannot be read.</summary>
    /// <param name="village">The village.</param>
    /// <param name="round">The round's number.</param>
    /// <param name="numbers">Some numbers, a part's at most.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(IReadOnlyDictionary<CardNumber, string> Ids, bool IsAnyUnreadable)> FindAsync(string village, int round, IEnumerable<CardNumber> numbers, CancellationToken cancellation)
    {
        var named = numbers.Distinct().Select((number, i) => (Name: string.Create(CultureInfo.InvariantCulture, $"@n{i}"), Number: number)).ToList();
        if (named.Count == 0)
        {
            return (new Dictionary<CardNumber, string>(), false);
        }

        // Those of one round stand together by their ids: so many are looked at as the village has of it.
        var query = new DocumentQuery($"SELECT * FROM c WHERE c.id > @first AND c.id < @after AND c.state.number IN ({string.Join(", ", named.Select(n => n.Name))})")
            .With("@first", CardDocument.IdOf(CardIds.StartOf(round))).With("@after", CardDocument.IdOf($"{CardIds.StartOf(round)}g"));
        var partition = Partitions.Registry(village);
        var asked = named.Aggregate(query, (all, n) => all.With(n.Name, n.Number.Value));
        var (read, unreadable) = await unreadables.ApartAsync(partition, store.AllAsync<CardDocument>(partition, asked, cancellation), CardDocument.IdOf(string.Empty), cancellation);
        return (read.ToDictionary(card => card.State.Number, card => card.State.Id), unreadable.Count > 0);
    }
}
