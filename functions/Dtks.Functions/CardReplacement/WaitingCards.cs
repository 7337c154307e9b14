using Dtks.Domain.Cards;
using Dtks.Functions.CardDelivery;
using Dtks.Functions.CardRounds;
using NodaTime;

namespace Dtks.Functions.CardReplacement;

/// <summary>Counts the cards that the next deliberation on a round's cards is to replace, as they stand by now: one that reached its household since the list is none of them (CRD-5, CRD-7).</summary>
public sealed class WaitingCards(VillageCards villages, ReturnListRepository lists, ConcludedCards concluded)
{
    /// <summary>How many came back, and how many were handed back, of those on lists of which a circular told and that no deliberation was held on.</summary>
    /// <param name="counted">What counts the round's cards in the village.</param>
    /// <param name="today">Today in the village.</param>
    /// <param name="cancellation">Stops it.</param>
    public async Task<(int Returned, int Surrendered)> CountAsync(VillageCardsDocument counted, LocalDate today, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(counted);
        var returns = counted.State.Returns ?? VillageReturns.None;
        if (returns.Deliberable().Count == 0)
        {
            return (0, 0);
        }

        var told = (await lists.ListsAsync(counted, cancellation)).Where((_, place) => returns.Lists[place] is { HeldOn: null, Circular: not null }).SelectMany(list => list.Cards).Select(card => card.Card).ToHashSet(StringComparer.Ordinal);
        var decided = (await concluded.OfRoundAsync(counted.Village, counted.State.Round, except: string.Empty, cancellation)).Cards;
        var waiting = (await villages.WaitingOrNamedAsync(counted.Village, counted.State.Round, [], cancellation)).Select(c => c.State).Where(c => told.Contains(c.Id) && c.ReplacedBy is null && !decided.ContainsKey(c.Id)).ToList();
        return (waiting.Count(c => c.StatusOn(today) == CardStatus.Returned), waiting.Count(c => c.StatusOn(today) == CardStatus.Surrendered));
    }
}
